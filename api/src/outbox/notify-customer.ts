import {
  type NoticeRoute,
  type NotifySwitches,
  newId,
  noticeFor,
  PUBLIC_STATUS,
  type Status,
} from '@sinia/core';
import { wayOutOfChat } from '@sinia/core/chat';
import { readLeftChats } from '../use-cases/chat/chat-presence-store.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { type NewDelivery, queueDeliveries } from '../use-cases/deliveries/delivery-store.ts';
import type { DueEvent } from '../use-cases/deliveries/outbox-store.ts';
import { routeColumns } from '../use-cases/deliveries/route-columns.ts';
import { readSwitches } from '../use-cases/notices/notice-store.ts';
import type { Subscriber } from './subscriber.ts';

/** Tells the customer what the rules of core say that they are owed: one row, sent by a job of its own. */
export const notifyCustomer: Subscriber = {
  name: 'notify-customer',
  async deliver(tx, events, dependencies) {
    const switches = await readSwitches(tx);
    const due = events.filter(({ ticket }) => ticket.shelf !== 'spam');
    const tickets = due.map(({ ticket }) => ticket);
    const left = await readLeftChats(tx, tickets, dependencies.clock());
    const rows = due.flatMap((event) => deliveryFor(whereTheyAre(event, left), switches, dependencies) ?? []);
    await queueDeliveries(tx, rows);
  },
};

/** Whoever has left a chat is told by mail, where they gave an address. What the chat began with stands in the chat. */
function whereTheyAre(due: DueEvent, left: ReadonlySet<string>): DueEvent {
  const { ticket, event } = due;
  if (!left.has(ticket.id) || event.type === 'ticket.opened') return due;
  const way = wayOutOfChat(ticket.requester.email);
  return way ? { ...due, ticket: { ...ticket, noticeRoute: way } } : due;
}

/** The message that an event owes to the customer; null when it owes none or there is no way to tell. */
export function deliveryFor(
  { event, seq, ticket }: DueEvent,
  switches: NotifySwitches,
  { clock, random }: Pick<Dependencies, 'clock' | 'random'>,
): NewDelivery | null {
  const kind = noticeFor(event, ticket.requesterVerified, switches);
  if (!kind) return null;
  const carries =
    kind === 'receipt' ||
    (!event.detail?.published &&
      (event.message?.author === 'agent' || event.message?.author === 'integration'));
  const route =
    ticket.noticeRoute ?? (carries && kind !== 'receipt' ? routeOfRequester(ticket.requester.email) : null);
  if (!route) return null;
  const now = clock();
  // In a conversation of ours nothing leaves the house: there is nobody to bother.
  const provoked = kind === 'receipt_unverified' && !('conversationId' in route);
  const change = event.changes.status as { before: Status | null; after: Status } | undefined;
  const publicStatus = change ? changedTo(change.before, change.after) : null;
  return {
    id: newId('dlv', now.getTime(), random(16)),
    ticketId: ticket.id,
    seq,
    kind,
    messageId: carries ? (event.message?.id ?? null) : null,
    ...routeColumns(route),
    ...(provoked && route.channel === 'email' ? { address: route.address.toLowerCase() } : {}),
    language: ticket.language,
    data: { ...(publicStatus ? { publicStatus } : {}), ...templateOf(event.detail) },
    provoked,
    status: 'queued',
    reason: route.channel === 'post' ? 'print' : null,
    dueAt: now,
    createdAt: now,
  };
}

/** The approved text that somebody chose, as it goes with the delivery. */
function templateOf(detail: DueEvent['event']['detail']): { template?: unknown } {
  return typeof detail?.template === 'string' ? { template: JSON.parse(detail.template) } : {};
}

/** A person who was given no way to be told still gets the answer that somebody wrote to them. */
function routeOfRequester(email: string | undefined): NoticeRoute | null {
  return email ? { channel: 'email', address: email } : null;
}

function changedTo(before: Status | null, after: Status) {
  return before && PUBLIC_STATUS[before] === PUBLIC_STATUS[after] ? null : PUBLIC_STATUS[after];
}
