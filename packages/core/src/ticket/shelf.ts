import type { Status } from './status.ts';
import type { Shelf, TicketEvent } from './ticket.ts';

/** Where a ticket is kept, beside its status. */
export interface Shelved {
  readonly status: Status;
  readonly shelf: Shelf | null;
}

export type ShelfRefusal =
  | 'ticket_is_merged'
  | 'ticket_is_spam'
  | 'ticket_not_spam'
  | 'ticket_not_snoozed'
  | 'snooze_resolved'
  | 'snooze_in_past'
  | 'snooze_too_far';

/** A year: whoever wants to see a ticket again later than that wants something else. */
export const SNOOZE_AT_MOST_DAYS = 366;

const DAY_MS = 86_400_000;

/** Why a ticket cannot sleep until then; null when it can. A sleeping one may be given another time. */
export function snoozeRefusal({ status, shelf }: Shelved, until: Date, now: Date): ShelfRefusal | null {
  if (shelf === 'merged') return 'ticket_is_merged';
  if (shelf === 'spam') return 'ticket_is_spam';
  if (isResolved(status)) return 'snooze_resolved';
  if (until <= now) return 'snooze_in_past';
  return until.getTime() - now.getTime() > SNOOZE_AT_MOST_DAYS * DAY_MS ? 'snooze_too_far' : null;
}

export function spamRefusal({ shelf }: Shelved): ShelfRefusal | null {
  if (shelf === 'merged') return 'ticket_is_merged';
  return shelf === 'spam' ? 'ticket_is_spam' : null;
}

/** Why somebody may not work on it where it is: what went into another is worked on there, spam is not answered. */
export function workRefusal(shelf: Shelf | null, answering: boolean): ShelfRefusal | null {
  if (shelf === 'merged') return 'ticket_is_merged';
  return shelf === 'spam' && answering ? 'ticket_is_spam' : null;
}

/** Whether an event ends a sleep: the customer wrote, or there is nothing left to come back to. */
export function wakes(shelf: Shelf | null, status: Status, { message }: TicketEvent): boolean {
  if (shelf !== 'snoozed') return false;
  const customerWrote = message?.author === 'customer' && message.visibility === 'public';
  return customerWrote || isResolved(status);
}

function isResolved(status: Status): boolean {
  return status === 'solved' || status === 'closed';
}
