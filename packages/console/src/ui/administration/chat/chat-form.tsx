import { useState } from 'preact/hooks';
import type { Group } from '../../../port/administration-port.ts';
import type { ChatRules } from '../../../port/chat-settings-port.ts';
import { CheckedForm } from '../checked-form.tsx';
import { type Bounds, NumberFields, numbersOf } from '../number-fields.tsx';
import { useChatSettings } from './chat-settings-context.ts';
import { ClosedDays } from './closed-days.tsx';
import { SaysFields, saysOf } from './says-fields.tsx';
import { WeekHours } from './week-hours.tsx';
import { wrongSpans } from './week-spans.ts';

const NUMBERS = {
  patienceMinutes: [1, 60],
  quietMinutes: [2, 120],
} as const satisfies Partial<Bounds<keyof ChatRules>>;

interface Props {
  readonly version: number;
  readonly settings: ChatRules;
  readonly groupId: string;
  readonly groups: readonly Pick<Group, 'id' | 'name'>[];
  readonly onSave: (settings: ChatRules, groupId: string) => Promise<void>;
}

/** Everything that can be said of the chat, in one form: it is saved as one version. */
export function ChatForm({ version, settings, groupId, groups, onSave }: Props) {
  const { texts } = useChatSettings();
  const [hours, setHours] = useState(settings.hours);
  const wrong = () =>
    wrongSpans(hours.week).map(({ day, reason }) => `${texts.days[day]}: ${texts.hours[reason]}`);
  const submit = (data: FormData) => {
    const closedByHand = data.has('closedByHand');
    const rules = { hours, says: saysOf(data), closedByHand, ...numbersOf(NUMBERS, data) };
    return onSave(rules, String(data.get('groupId')));
  };
  return (
    <CheckedForm also={wrong} onSubmit={submit}>
      <label class="s-check">
        <input type="checkbox" name="closedByHand" defaultChecked={settings.closedByHand} />
        {texts.closedByHand}
      </label>
      <WeekHours week={hours.week} onChange={(week) => setHours({ ...hours, week })} />
      <ClosedDays days={hours.closedOn} onChange={(closedOn) => setHours({ ...hours, closedOn })} />
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{texts.group.label}</span>
          <select class="s-input" name="groupId">
            {groups.map(({ id, name }) => (
              <option key={id} value={id} selected={id === groupId}>
                {name}
              </option>
            ))}
          </select>
          <span class="s-help">{texts.group.help}</span>
        </label>
        <NumberFields bounds={NUMBERS} texts={texts} values={settings} />
      </div>
      <SaysFields says={settings.says} />
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {texts.save(version + 1)}
        </button>
      </p>
    </CheckedForm>
  );
}
