import * as parts from '../parts/use-pages.ts';
import { usePeople } from './people-context.ts';

/** A long list of customers; from the top again when something of one was written. */
export function usePages<Item>(
  read: Parameters<typeof parts.usePages<Item>>[0],
  inputs: readonly unknown[] = [],
): parts.Pages<Item> {
  const { turn } = usePeople();
  return parts.usePages(read, [...inputs, turn.value]);
}
