import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';

export interface Loaded<Value> {
  readonly value: Value | null;
  readonly problem: DeskError | null;
  readonly reload: () => void;
}

/** What a page shows: read when it opens, and again when something was changed; meanwhile the old stays. */
export function useLoaded<Value>(read: () => Promise<Value>): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const reload = () => {
    setProblem(null);
    read().then(setValue, (thrown: unknown) => setProblem(toDeskError(thrown)));
  };
  useEffect(reload, []);
  return { value, problem, reload };
}
