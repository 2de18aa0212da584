import { useChatSettings } from './chat-settings-context.ts';
import { clockOf, type Day, MOST_SPANS, minutesOf, type Week, withSpan } from './week-spans.ts';

const WORKING_DAYS = 5;

interface Props {
  readonly week: Week;
  readonly onChange: (week: Week) => void;
}

/** From when until when it is open, day by day. */
export function WeekHours({ week, onChange }: Props) {
  const { hours } = useChatSettings().texts;
  const [monday = []] = week;
  return (
    <fieldset class="admin-line">
      <legend class="s-label">{hours.label}</legend>
      <div class="week">
        {week.map((spans, at) => (
          <DayHours
            key={at}
            day={at}
            spans={spans}
            onChange={(changed) => onChange(week.with(at, changed))}
          />
        ))}
      </div>
      <p class="admin-actions">
        <button
          type="button"
          class="s-button s-button-small"
          onClick={() => onChange(week.map((day, at) => (at < WORKING_DAYS ? monday : day)))}
        >
          {hours.copyMonday}
        </button>
      </p>
    </fieldset>
  );
}

interface DayProps {
  readonly day: number;
  readonly spans: Day;
  readonly onChange: (spans: Day) => void;
}

function DayHours({ day, spans, onChange }: DayProps) {
  const { days, hours } = useChatSettings().texts;
  const name = days[day] ?? '';
  const time = (at: number, end: 0 | 1) => (
    <input
      type="time"
      class="s-input s-numbers"
      aria-label={end ? hours.until(name, at + 1) : hours.from(name, at + 1)}
      value={clockOf(spans[at]?.[end] ?? 0)}
      onChange={({ currentTarget }) => {
        const minutes = minutesOf(currentTarget.value, end === 1);
        const [from, until] = spans[at] ?? [0, 0];
        if (minutes !== null) onChange(spans.with(at, end ? [from, minutes] : [minutes, until]));
      }}
    />
  );
  return (
    <fieldset class="week-day" aria-label={name}>
      <span class="week-name">{name}</span>
      <div class="week-spans">
        {spans.length === 0 && <span class="s-muted">{hours.closed}</span>}
        {spans.map((_span, at) => (
          <span key={at} class="week-span">
            {time(at, 0)}
            <span aria-hidden="true">–</span>
            {time(at, 1)}
            <button
              type="button"
              class="s-button s-button-small s-button-quiet"
              aria-label={hours.removeOf(name, at + 1)}
              onClick={() => onChange(spans.toSpliced(at, 1))}
            >
              {hours.remove}
            </button>
          </span>
        ))}
      </div>
      <button
        type="button"
        class="s-button s-button-small"
        aria-label={hours.addOf(name)}
        aria-disabled={spans.length >= MOST_SPANS}
        onClick={() => onChange(withSpan(spans))}
      >
        {hours.add}
      </button>
    </fieldset>
  );
}
