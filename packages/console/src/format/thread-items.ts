import type { Message, TicketEvent } from '@sinia/contracts';
import type { Thread } from '../port/desk-port.ts';

export type ThreadItem =
  | { readonly kind: 'message'; readonly at: string; readonly message: Message }
  | { readonly kind: 'event'; readonly at: string; readonly event: TicketEvent };

/** Written on both tickets of a merge: in the thread of one, the other's line says the same again. */
const BOTH_ENDS = ['ticket.merged', 'ticket.unmerged'];

/** Messages and what happened between them, in the order of time; the change that a message brought follows it. */
export function threadItems(thread: Thread): ThreadItem[] {
  const messages = thread.messages.map(
    (message): ThreadItem => ({ kind: 'message', at: message.createdAt, message }),
  );
  const events = thread.events
    .filter((event) => event.type !== 'message.added' || Object.keys(event.changes).length > 0)
    .filter((event) => !(BOTH_ENDS.includes(event.type) && event.ticketId !== thread.ticket.id))
    .map((event): ThreadItem => ({ kind: 'event', at: event.at, event }));
  const order = (item: ThreadItem) =>
    item.kind === 'event' && item.event.type === 'ticket.opened' ? 0 : item.kind === 'message' ? 1 : 2;
  return [...events, ...messages].sort(
    (left, right) => left.at.localeCompare(right.at) || order(left) - order(right),
  );
}
