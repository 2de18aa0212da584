import { useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { useIndicators } from './indicators-context.ts';
import { type Days, daysOf, isPeriod, PERIOD_CHOICES, type PeriodChoice } from './report-period.ts';
import type { Grouping } from './use-report.ts';

interface Props {
  readonly days: Days;
  readonly groupBy: Grouping;
  readonly onDays: (days: Days) => void;
  readonly onGroup: (groupBy: Grouping) => void;
}

const GROUPINGS = ['day', 'hour', 'queue', 'agent'] as const satisfies readonly Grouping[];

/** Which days, and by what they are cut; other days count as soon as there is a report of them. */
export function PeriodPicker({ days, groupBy, onDays, onGroup }: Props) {
  const desk = useDesk();
  const { period, groups } = useIndicators().texts;
  const [choice, setChoice] = useState<PeriodChoice | 'own'>('month');
  const [typed, setTyped] = useState<Days>(days);
  const wrong = choice === 'own' && !isPeriod(typed);
  const choose = (next: PeriodChoice | 'own') => {
    setChoice(next);
    setTyped(days);
    if (next !== 'own') onDays(daysOf(next, desk.now()));
  };
  const type = (part: keyof Days, value: string) => {
    const next = { ...typed, [part]: value };
    setTyped(next);
    if (isPeriod(next)) onDays(next);
  };
  const field = (part: keyof Days) => (
    <label class="s-field">
      <span class="s-label">{period[part]}</span>
      <input
        class="s-input"
        type="date"
        value={typed[part]}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'period-problem' : undefined}
        onInput={(event) => type(part, event.currentTarget.value)}
      />
    </label>
  );
  return (
    <div class="indicators-period">
      <label class="s-field">
        <span class="s-label">{period.label}</span>
        <select
          class="s-input"
          value={choice}
          onChange={(event) => choose(event.currentTarget.value as PeriodChoice | 'own')}
        >
          {([...PERIOD_CHOICES, 'own'] as const).map((one) => (
            <option key={one} value={one}>
              {period[one]}
            </option>
          ))}
        </select>
      </label>
      {choice === 'own' && (
        <>
          {field('from')}
          {field('to')}
        </>
      )}
      <label class="s-field">
        <span class="s-label">{period.groupBy}</span>
        <select
          class="s-input"
          value={groupBy}
          onChange={(event) => onGroup(event.currentTarget.value as Grouping)}
        >
          {GROUPINGS.map((one) => (
            <option key={one} value={one}>
              {groups[one]}
            </option>
          ))}
        </select>
      </label>
      {wrong && (
        <p class="s-error" id="period-problem" role="alert">
          {period.invalid}
        </p>
      )}
    </div>
  );
}
