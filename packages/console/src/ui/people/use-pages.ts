import { useEffect, useState } from 'preact/hooks';
import { type DeskError, toDeskError } from '../../port/desk-error.ts';
import { usePeople } from './people-context.ts';

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

/** A long list, a page at a time; from the top again when something of a customer was written. */
export function usePages<Item>(
  read: (cursor?: string) => Promise<Page<Item>>,
  inputs: readonly unknown[] = [],
): Pages<Item> {
  const { turn } = usePeople();
  const [items, setItems] = useState<readonly Item[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<DeskError | null>(null);
  const load = (cursor?: string) => {
    setProblem(null);
    read(cursor).then(
      ({ data, pagination }) => {
        setItems((known) => (cursor && known ? [...known, ...data] : data));
        setNext(pagination.nextCursor);
      },
      (thrown: unknown) => setProblem(toDeskError(thrown)),
    );
  };
  useEffect(() => load(), [...inputs, turn.value]);
  const follow = () => load(next ?? undefined);
  return { items, problem, retry: items ? follow : () => load(), more: next && !problem ? follow : null };
}
