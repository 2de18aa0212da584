import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { Recomputed } from '../../port/indicators-port.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { useIndicators } from './indicators-context.ts';
import { type Days, lengthOf } from './report-period.ts';

const MOST_DAYS = 31;

/** Has every call worked out anew from its events, and says whether the figures agree. */
export function EventCheck({ days }: { days: Days }) {
  const { texts, port, write } = useIndicators();
  const { check } = texts;
  const [told, setTold] = useState<Recomputed | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [running, setRunning] = useState(false);
  useEffect(() => setTold(null), [days.from, days.to]);
  const run = () => {
    setRunning(true);
    setTold(null);
    setProblem(null);
    port
      .recompute(days)
      .then(setTold, (thrown: unknown) => setProblem(toDeskError(thrown)))
      .finally(() => setRunning(false));
  };
  if (lengthOf(days) > MOST_DAYS) return <p class="s-help indicators-screen">{check.tooLong}</p>;
  return (
    <div class="event-check">
      <button type="button" class="s-button" onClick={run} disabled={running}>
        {running ? check.running : check.label}
      </button>
      <div role="status">
        {told && told.differing.length === 0 && (
          <p class="s-notice s-notice-success">
            {check.agree(write.count(told.calls), write.count(told.events))}
          </p>
        )}
        {told && told.differing.length > 0 && (
          <div class="s-notice s-notice-danger">
            <p>{check.differ(write.count(told.differing.length), write.count(told.calls))}</p>
            <ul>
              {told.differing.map(({ id, fields }) => (
                <li key={id}>
                  <code>{id}</code>: {fields.join(', ')}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {problem && <FailureNote problem={problem} retry={run} />}
    </div>
  );
}
