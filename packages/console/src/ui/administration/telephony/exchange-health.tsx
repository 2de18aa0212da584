import { formatDate, formatWhen } from '@sinia/i18n';
import type { Exchange } from '../../../port/telephony-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useTelephony } from './telephony-context.ts';

/** What an administrator should look at: oddities by day, lost ends, what the records knew that we did not. */
export function ExchangeHealth({ exchange }: { exchange: Exchange }) {
  const desk = useDesk();
  const { texts } = useTelephony();
  const words = texts.health;
  const { locale } = desk.words.value;
  const { health, manager, managerFault, managerSeenAt } = exchange;
  const names: Readonly<Record<string, string>> = words.issues;
  const lost = health.comparisons.filter((one) => one.lost > 0);
  const [latest] = health.comparisons;
  const broken = health.files.filter(({ lastError }) => lastError !== null);
  const well = health.issues.length === 0 && health.stale === 0 && health.waiting === 0 && lost.length === 0;
  return (
    <>
      <p class="s-small s-muted">
        {well && !managerFault && broken.length === 0 ? words.well : words.look}
        {latest && ` ${words.compared(formatDate(locale, latest.day), latest.records, latest.lost)}`}
      </p>
      <ul class="s-small">
        {health.stale > 0 && <li>{words.stale(health.stale)}</li>}
        {health.waiting > 0 && <li>{words.waiting(health.waiting)}</li>}
        {manager && managerFault && <li>{words.manager[managerFault]}</li>}
        {manager && !managerFault && managerSeenAt && (
          <li>{words.managerSeen(formatWhen(locale, managerSeenAt, desk.now()))}</li>
        )}
        {broken.map(({ kind }) => (
          <li key={kind}>{words.file[kind]}</li>
        ))}
      </ul>
      {health.issues.length > 0 && (
        <details>
          <summary class="s-button s-button-quiet s-button-small">{words.details}</summary>
          <table class="s-table">
            <caption class="s-hidden">{words.details}</caption>
            <thead>
              <tr>
                {(['day', 'issue', 'count'] as const).map((column) => (
                  <th key={column} scope="col">
                    {words.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {health.issues.map(({ day, issue, count }) => (
                <tr key={`${day}${issue}`}>
                  <td>{formatDate(locale, day)}</td>
                  <td>{names[issue] ?? issue}</td>
                  <td>{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
