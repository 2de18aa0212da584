import type { Status } from './status.ts';
import type { Shelf } from './ticket.ts';

/** What undoing a merge gives back to the ticket that went into another. */
export interface MergedState {
  readonly status: Status;
  readonly shelf: Shelf | null;
  readonly snoozedUntil: string | null;
  readonly solvedAt: string | null;
  readonly closedAt: string | null;
}

export interface Mergeable {
  readonly id: string;
  readonly shelf: Shelf | null;
  readonly status: Status;
}

export type MergeRefusal =
  | 'merge_into_itself'
  | 'merge_already_merged'
  | 'merge_into_merged'
  | 'merge_into_closed';

/** Why one ticket may not go into another; null when it may. A closed ticket takes no messages, so nothing goes into it. */
export function mergeRefusal(from: Mergeable, into: Mergeable): MergeRefusal | null {
  if (from.id === into.id) return 'merge_into_itself';
  if (from.shelf === 'merged') return 'merge_already_merged';
  if (into.shelf === 'merged') return 'merge_into_merged';
  return into.status === 'closed' ? 'merge_into_closed' : null;
}
