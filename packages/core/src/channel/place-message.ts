import type { Status } from '../ticket/status.ts';

/** A ticket of a conversation, as far as placing a message asks. */
export interface PlacedTicket {
  readonly id: string;
  readonly status: Status;
  /** When it was resolved; null when it is not. */
  readonly solvedAt: Date | null;
}

export interface PlacingFacts {
  /** The ticket of the message that is expressly answered to (swipe to reply, quote). */
  readonly repliedTo: PlacedTicket | null;
  /** The latest ticket of the conversation. */
  readonly latest: PlacedTicket | null;
}

export type Placing =
  | { readonly kind: 'append'; readonly ticketId: string; readonly reason: PlacingReason }
  | { readonly kind: 'open'; readonly follows: string | null; readonly reason: PlacingReason };

export type PlacingReason =
  | 'replied_to'
  | 'under_way'
  | 'just_resolved'
  | 'resolved_long_ago'
  | 'closed'
  | 'first';

/** Days after the resolution in which a message without a quote still belongs to the same matter. */
export const SAME_MATTER_DAYS = 3;

const DAY_MS = 86_400_000;

/**
 * To which ticket a message of a conversation belongs. A conversation on a telephone has no subject and no end: what is
 * expressly answered decides, then the matter under way; long after a resolution a new message is a new matter, which
 * follows the old one.
 */
export function placeMessage({ repliedTo, latest }: PlacingFacts, now: Date): Placing {
  if (repliedTo && repliedTo.status !== 'closed')
    return { kind: 'append', ticketId: repliedTo.id, reason: 'replied_to' };
  if (!latest)
    return { kind: 'open', follows: repliedTo?.id ?? null, reason: repliedTo ? 'closed' : 'first' };
  if (latest.status === 'closed') return { kind: 'open', follows: latest.id, reason: 'closed' };
  if (latest.status !== 'solved') return { kind: 'append', ticketId: latest.id, reason: 'under_way' };
  const age = latest.solvedAt ? now.getTime() - latest.solvedAt.getTime() : 0;
  return age <= SAME_MATTER_DAYS * DAY_MS
    ? { kind: 'append', ticketId: latest.id, reason: 'just_resolved' }
    : { kind: 'open', follows: latest.id, reason: 'resolved_long_ago' };
}
