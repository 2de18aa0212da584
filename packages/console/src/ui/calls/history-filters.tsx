import { CALL_DIRECTIONS, CALL_OUTCOMES } from '@sinia/core/call';
import { addDays, instantOf, localDay } from '@sinia/core/schedule';
import { timeZone } from '@sinia/i18n';
import type { CallFilters } from '../../port/calls-port.ts';
import { useLoaded } from '../administration/use-loaded.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useCalls } from './calls-context.ts';
import { NumberField } from './number-field.tsx';

const startOf = (day: string) => instantOf(day, 0, timeZone).toISOString();
const dayOf = (at: string) => localDay(new Date(at), timeZone);
/** Of a time that is no longer meant: the day before it. */
const lastDayOf = (before: string) => addDays(dayOf(before), -1);

/** By what the history is chosen; every choice counts at once. */
export function HistoryFilters() {
  const desk = useDesk();
  const { texts, port, filters } = useCalls();
  const words = texts.history;
  const { value } = filters;
  const queues = useLoaded(() => port.queues()).value ?? [];
  const set = (changes: Partial<CallFilters>) => {
    const next = Object.entries({ ...filters.value, ...changes }).filter(
      ([, one]) => one !== undefined && one !== '',
    );
    filters.value = Object.fromEntries(next);
  };
  const named = <Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>) =>
    keys.map((key) => [key, names[key]] as const);
  const agents = desk.staff.value.agents.map(({ id, name }) => [id, name] as const);
  const withTicket = value.hasTicket === undefined ? '' : value.hasTicket ? 'yes' : 'no';
  const { startedSince, startedBefore } = value;
  return (
    <form class="call-filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <Day
        label={words.from}
        value={startedSince && dayOf(startedSince)}
        onPick={(day) => set({ startedSince: day && startOf(day) })}
      />
      <Day
        label={words.to}
        value={startedBefore && lastDayOf(startedBefore)}
        onPick={(day) => set({ startedBefore: day && startOf(addDays(day, 1)) })}
      />
      <Choice
        label={words.direction}
        value={value.direction ?? ''}
        choices={named(CALL_DIRECTIONS, texts.direction)}
        onPick={(direction) => set({ direction: direction as CallFilters['direction'] })}
      />
      <Choice
        label={words.outcome}
        value={value.outcome ?? ''}
        choices={named(CALL_OUTCOMES, texts.outcome)}
        onPick={(outcome) => set({ outcome: outcome as CallFilters['outcome'] })}
      />
      <Choice
        label={words.agent}
        value={value.agentId ?? ''}
        choices={agents}
        onPick={(agentId) => set({ agentId })}
      />
      <Choice
        label={words.queue}
        value={value.queueId ?? ''}
        choices={queues.map(({ id, name }) => [id, name ?? id] as const)}
        onPick={(queueId) => set({ queueId })}
      />
      <Choice
        label={words.ticket}
        value={withTicket}
        choices={[
          ['yes', words.withTicket],
          ['no', words.withoutTicket],
        ]}
        onPick={(one) => set({ hasTicket: one ? one === 'yes' : undefined })}
      />
      <NumberField number={value.number} onPick={(number) => set({ number })} />
      {Object.keys(value).length > 0 && (
        <button
          type="reset"
          class="s-button s-button-quiet"
          onClick={() => {
            filters.value = {};
          }}
        >
          {words.clear}
        </button>
      )}
    </form>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onPick: (day: string | undefined) => void;
}

function Day({ label, value, onPick }: DayProps) {
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <input
        class="s-input"
        type="date"
        value={value ?? ''}
        onChange={({ currentTarget }) => onPick(currentTarget.value || undefined)}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onPick: (value: string | undefined) => void;
}

function Choice({ label, value, choices, onPick }: ChoiceProps) {
  const { history } = useCalls().texts;
  return (
    <label class="s-field">
      <span class="s-label">{label}</span>
      <select
        class="s-input"
        value={value}
        onChange={({ currentTarget }) => onPick(currentTarget.value || undefined)}
      >
        <option value="">{history.all}</option>
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
