import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import type { CallReport } from '../../port/indicators-port.ts';
import { useIndicators } from './indicators-context.ts';
import type { Days } from './report-period.ts';

export type Grouping = 'day' | 'hour' | 'queue' | 'agent';

/** The report of some days; while another is on its way the old one stays. */
export function useReport({ from, to }: Days, groupBy: Grouping) {
  const { port } = useIndicators();
  const [report, setReport] = useState<CallReport | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const [waiting, setWaiting] = useState(true);
  const turn = useRef(0);
  const load = () => {
    turn.current += 1;
    const own = turn.current;
    const isLast = () => own === turn.current;
    setProblem(null);
    setWaiting(true);
    port
      .report({ from, to, groupBy })
      .then(
        (found) => isLast() && setReport(found),
        (thrown: unknown) => isLast() && setProblem(toDeskError(thrown)),
      )
      .finally(() => isLast() && setWaiting(false));
  };
  useEffect(load, [from, to, groupBy]);
  return { report, problem, waiting, reload: load };
}
