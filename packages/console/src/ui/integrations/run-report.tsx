import { useEffect, useState } from 'preact/hooks';
import type { RunReport as Report, Run } from '../../port/integrations-port.ts';
import { Choice } from './fields.tsx';
import { useIntegrations } from './integrations-context.ts';

interface Props {
  readonly run: Run;
  readonly name: string;
}

type Line = Report['lines'][number];
type Outcome = Line['outcome'];

/** What became of each row: first of all those that were left out, and why. */
export function RunReport({ run, name }: Props) {
  const { texts, port, act } = useIntegrations();
  const words = texts.imports;
  const [outcome, setOutcome] = useState<Outcome>('rejected');
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const read = async (known: readonly Line[]) => {
    const after = known.at(-1)?.position ?? 0;
    const page = await act(port.report({ id: run.id, outcomes: [outcome], after }));
    if (!page) return;
    setLines([...known, ...page.lines]);
    setHasMore(page.hasMore);
  };
  useEffect(() => {
    setLines(null);
    void read([]);
  }, [outcome, run.status]);
  return (
    <div class="admin-wide">
      <div class="run-outcome">
        <Choice
          name="outcome"
          label={words.show}
          options={words.outcomes}
          known={outcome}
          onChange={(chosen) => setOutcome(chosen as Outcome)}
        />
      </div>
      {lines?.length === 0 && <p class="s-muted">{words.emptyReport}</p>}
      {lines && lines.length > 0 && <LineTable lines={lines} label={words.reportOf(name)} />}
      {hasMore && (
        <p>
          <button type="button" class="s-button s-button-small" onClick={() => void read(lines ?? [])}>
            {words.more}
          </button>
        </p>
      )}
    </div>
  );
}

function LineTable({ lines, label }: { lines: readonly Line[]; label: string }) {
  const words = useIntegrations().texts.imports;
  const fields: Readonly<Record<string, string>> = words.fields;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard
    <section class="run-lines" tabIndex={0} aria-label={label}>
      <table class="s-table">
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.customer}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ position, row, customerId, problem, field, outcome }) => (
            <tr key={position}>
              <td class="s-numbers">{row ?? '–'}</td>
              <td class="s-numbers">{customerId ?? '–'}</td>
              <td>
                {problem
                  ? [field && fields[field], words.problems[problem]].filter(Boolean).join(': ')
                  : words.outcomes[outcome]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
