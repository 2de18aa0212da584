import type { Status } from './status.ts';
import type { NoticeRoute, Requester, Shelf } from './ticket.ts';

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
  | 'merge_into_closed'
  | 'merge_into_resolved'
  | 'ticket_is_spam';

/**
 * Why one ticket may not go into another; null when it may. A closed ticket takes no messages, so nothing goes into it;
 * what is unresolved never goes into what is resolved, because its customer would read RESOLTA without an answer.
 */
export function mergeRefusal(from: Mergeable, into: Mergeable): MergeRefusal | null {
  if (from.id === into.id) return 'merge_into_itself';
  if (from.shelf === 'merged') return 'merge_already_merged';
  if (into.shelf === 'merged') return 'merge_into_merged';
  if (from.shelf === 'spam' || into.shelf === 'spam') return 'ticket_is_spam';
  if (into.status === 'closed') return 'merge_into_closed';
  return into.status === 'solved' && !isResolved(from.status) ? 'merge_into_resolved' : null;
}

/** The status of a ticket that comes out of another: what its customer wrote meanwhile has reopened it. */
export function unmergedStatus(before: Status, customerWroteSince: boolean): Status {
  const waiting = before === 'pending' || before === 'on_hold' || before === 'solved';
  return waiting && customerWroteSince ? 'open' : before;
}

export interface Person {
  readonly requester: Requester;
  readonly requesterVerified: boolean;
  readonly ownerKey: string | null;
  readonly noticeRoute: NoticeRoute | null;
}

/** Whether two tickets name the same person, as far as their claims say: enough for a hint, not for reading. */
export function namesSamePerson(one: Person, other: Person): boolean {
  if (one.ownerKey !== null && one.ownerKey === other.ownerKey) return true;
  const keys = new Set(namesOf(one.requester));
  return namesOf(other.requester).some((key) => keys.has(key));
}

/**
 * Whether a link to one ticket may show what was said in another: both are proven to be of one person, and no way by
 * which the link can be had leads to anybody else.
 */
export function provenSamePerson(said: Person, reader: Person): boolean {
  if (said.ownerKey !== null && said.ownerKey === reader.ownerKey) return true;
  const address = said.requester.email?.toLowerCase();
  const both = said.requesterVerified && reader.requesterVerified;
  if (!both || address === undefined || address !== reader.requester.email?.toLowerCase()) return false;
  const { noticeRoute: route, requester } = reader;
  const phones = [requester.phone, route?.channel === 'sms' ? route.address : undefined];
  const elsewhere = phones.some((phone) => phone && digitsOf(phone) !== digitsOf(said.requester.phone));
  return !elsewhere && (route?.channel !== 'email' || route.address.toLowerCase() === address);
}

function namesOf({ email, phone, documentId }: Requester): string[] {
  return [email, digitsOf(phone), documentId].flatMap((name) => (name ? [name.toLowerCase()] : []));
}

const digitsOf = (phone: string | undefined) => phone?.replace(/\D/g, '').slice(-9);

function isResolved(status: Status): boolean {
  return status === 'solved' || status === 'closed';
}
