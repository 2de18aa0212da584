import type { QuietHours } from '@sinia/core';
import { useDesk } from '../parts/desk-context.ts';

const USUAL: QuietHours = { from: '20:00', to: '08:00' };

interface Props {
  readonly hours: QuietHours | null;
  readonly onChange: (hours: QuietHours | null) => void;
}

/** When nothing may sound, show or leave. An empty time is no time: it is not saved. */
export function QuietHoursFields({ hours, onChange }: Props) {
  const { choose } = useDesk().texts.alerts;
  const field = (end: 'from' | 'to') =>
    hours && (
      <label class="quiet-time">
        {choose[end]}
        <input
          type="time"
          class="s-input"
          value={hours[end]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value) onChange({ ...hours, [end]: value });
          }}
        />
      </label>
    );
  return (
    <div>
      <label class="s-check">
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? USUAL : null)}
        />
        {choose.quiet}
      </label>
      <p class="s-help">{choose.quietHelp}</p>
      {hours && (
        <p class="quiet-times">
          {field('from')}
          {field('to')}
        </p>
      )}
    </div>
  );
}
