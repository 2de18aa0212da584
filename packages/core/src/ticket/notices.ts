import { PUBLIC_STATUS, type Status } from './status.ts';
import type { TicketEvent } from './ticket.ts';

/** What a customer can be told; each has an editable text per language. */
export const NOTICE_KINDS = [
  'receipt',
  'receipt_unverified',
  'in_progress',
  'reopened',
  'pending',
  'resolved',
  'reply',
  'copy',
  'forward',
  'survey',
  'access_link',
  'transcript',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Which changes of status are told; an administrator can switch each one off. */
export type NotifySwitches = { readonly [S in Status]: boolean };

export const NOTIFY_ALL: NotifySwitches = {
  new: true,
  open: true,
  pending: true,
  on_hold: true,
  solved: true,
  closed: true,
};

/**
 * The one message that an event owes to the customer, or null. A reply carries its change of status with it, so that
 * several changes in one action give one message; `closed` after `solved` says nothing new.
 *
 * @param trusted whether the opening came from a verified address, portal identity, staff or secret key.
 */
export function noticeFor(event: TicketEvent, trusted: boolean, notify: NotifySwitches): NoticeKind | null {
  if (event.type === 'ticket.imported' || event.type === 'message.imported') return null;
  // Answered in the provider's own application: the customer has it already.
  if (event.detail?.sentElsewhere) return null;
  if (event.type === 'ticket.opened') {
    if (isReply(event.message)) return 'reply';
    return trusted ? 'receipt' : 'receipt_unverified';
  }
  const statusNotice = noticeOfStatusChange(event, notify);
  // What everybody can read carries nothing that is owed to one person: that goes to them alone.
  if (!isReply(event.message) || event.detail?.published) return statusNotice;
  return statusNotice === 'resolved' || statusNotice === 'pending' ? statusNotice : 'reply';
}

function isReply(message: TicketEvent['message']): boolean {
  return message?.visibility === 'public' && (message.author === 'agent' || message.author === 'integration');
}

function noticeOfStatusChange(event: TicketEvent, notify: NotifySwitches): NoticeKind | null {
  const change = event.changes.status as { before: Status; after: Status } | undefined;
  if (!change || !notify[change.after]) return null;
  if (change.after === 'pending') return 'pending';
  if (PUBLIC_STATUS[change.before] === PUBLIC_STATUS[change.after]) return null;
  if (PUBLIC_STATUS[change.after] === 'resolved') return 'resolved';
  return PUBLIC_STATUS[change.before] === 'resolved' ? 'reopened' : 'in_progress';
}
