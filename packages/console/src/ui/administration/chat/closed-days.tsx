import { localDay, MATARO_HOLIDAYS } from '@sinia/core/schedule';
import { formatLongDate, timeZone } from '@sinia/i18n';
import { useState } from 'preact/hooks';
import { useDesk } from '../../parts/desk-context.ts';
import { useChatSettings } from './chat-settings-context.ts';

interface Props {
  readonly days: readonly string[];
  readonly onChange: (days: string[]) => void;
}

/** Days on which nobody is there whatever the weekday; those that are over are kept and not shown. */
export function ClosedDays({ days, onChange }: Props) {
  const desk = useDesk();
  const { closedOn: words } = useChatSettings().texts;
  const { locale } = desk.words.value;
  const [typed, setTyped] = useState('');
  const today = localDay(desk.now(), timeZone);
  const ahead = days.filter((day) => day >= today).toSorted();
  const missing = MATARO_HOLIDAYS.map(({ day }) => day).filter((day) => day >= today && !days.includes(day));
  const add = (more: readonly string[]) => onChange([...new Set([...days, ...more])].toSorted());
  const addTyped = () => {
    if (typed) add([typed]);
    setTyped('');
  };
  return (
    <fieldset class="admin-line">
      <legend class="s-label">{words.label}</legend>
      {ahead.length === 0 && <p class="s-muted">{words.none}</p>}
      <ul class="closed-days">
        {ahead.map((day) => (
          <li key={day}>
            {formatLongDate(locale, `${day}T12:00:00Z`)}
            <button
              type="button"
              class="s-button s-button-small s-button-quiet"
              aria-label={words.removeOf(formatLongDate(locale, `${day}T12:00:00Z`))}
              onClick={() => onChange(days.filter((one) => one !== day))}
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      <div class="admin-add">
        <label class="s-field">
          <span class="s-label">{words.day}</span>
          <input
            type="date"
            class="s-input"
            min={today}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              addTyped();
            }}
          />
        </label>
        <button type="button" class="s-button" aria-disabled={!typed} onClick={addTyped}>
          {words.add}
        </button>
        {missing.length > 0 && (
          <button type="button" class="s-button" onClick={() => add(missing)}>
            {words.holidays(missing.length)}
          </button>
        )}
      </div>
    </fieldset>
  );
}
