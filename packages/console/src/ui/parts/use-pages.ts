import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';

interface Page<Item> {
  readonly data: readonly Item[];
  readonly pagination: { readonly nextCursor: string | null };
}

export interface Pages<Item> {
  readonly items: readonly Item[] | null;
  readonly problem: DeskError | null;
  /** The first page again, or the one that did not come. */
  readonly retry: () => void;
  /** Null at the end. */
  readonly more: (() => void) | null;
}

/** A long list, a page at a time; from the top again when one of the inputs is another. */
export function usePages<Item>(
  read: (cursor?: string) => Promise<Page<Item>>,
  inputs: readonly unknown[],
): Pages<Item> {
  const [items, setItems] = useState<readonly Item[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const turn = useRef(0);
  const load = (cursor?: string) => {
    setProblem(null);
    turn.current += 1;
    const asked = turn.current;
    const unlessLate =
      <Answer>(take: (answer: Answer) => void) =>
      (answer: Answer) => {
        // Whoever has asked for something else meanwhile wants that.
        if (asked === turn.current) take(answer);
      };
    read(cursor).then(
      unlessLate(({ data, pagination }: Page<Item>) => {
        setItems((known) => (cursor && known ? [...known, ...data] : data));
        setNext(pagination.nextCursor);
      }),
      unlessLate((thrown: unknown) => setProblem(toDeskError(thrown))),
    );
  };
  useEffect(() => load(), inputs);
  const follow = () => load(next ?? undefined);
  return { items, problem, retry: items ? follow : () => load(), more: next && !problem ? follow : null };
}
