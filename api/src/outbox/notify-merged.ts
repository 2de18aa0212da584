import { type NoticeKind, newId, noticeFor, PUBLIC_STATUS, type Status } from '@sinia/core';
import type { Dependencies } from '../use-cases/context.ts';
import { type NewDelivery, queueDeliveries } from '../use-cases/deliveries/delivery-store.ts';
import type { DueEvent } from '../use-cases/deliveries/outbox-store.ts';
import { routeColumns } from '../use-cases/deliveries/route-columns.ts';
import { readSwitches } from '../use-cases/notices/notice-store.ts';
import { type Merged, readMerged } from '../use-cases/tickets/family-store.ts';
import type { Subscriber } from './subscriber.ts';

const TOLD: ReadonlySet<NoticeKind | null> = new Set<NoticeKind>(['in_progress', 'reopened', 'resolved']);

/**
 * Tells the people whose tickets went into another that its status changed, where that is not told to them already:
 * under their own key and in their language, and nothing of what was said.
 */
export const notifyMerged: Subscriber = {
  name: 'notify-merged',
  async deliver(tx, events, dependencies) {
    const changed = events.filter(({ event, ticket }) => event.changes.status && ticket.shelf !== 'spam');
    if (changed.length === 0) return;
    const merged = await readMerged(tx, [...new Set(changed.map(({ ticketId }) => ticketId))]);
    if (merged.length === 0) return;
    const switches = await readSwitches(tx);
    const rows = changed.flatMap((due) => {
      const { message: _message, ...event } = due.event;
      const kind = noticeFor(event, due.ticket.requesterVerified, switches);
      if (!kind || !TOLD.has(kind)) return [];
      const others = merged.filter((one) => one.rootId === due.ticketId);
      return others.flatMap((one) => deliveryTo(due, one, kind, dependencies) ?? []);
    });
    await queueDeliveries(tx, rows);
  },
};

function deliveryTo(
  { event, seq, ticket }: DueEvent,
  { id, noticeRoute: route, language }: Merged,
  kind: NoticeKind,
  { clock, random }: Pick<Dependencies, 'clock' | 'random'>,
): NewDelivery | null {
  if (!route || sameAddress(route.address, ticket.noticeRoute?.address)) return null;
  const now = clock();
  const { after } = event.changes.status as { after: Status };
  return {
    ...{ id: newId('dlv', now.getTime(), random(16)), ticketId: ticket.id, seq, kind, messageId: null },
    ...{ ...routeColumns(route), language },
    data: { publicStatus: PUBLIC_STATUS[after], toldTicketId: id },
    provoked: false,
    status: 'queued',
    reason: route.channel === 'post' ? 'print' : null,
    ...{ dueAt: now, createdAt: now },
  };
}

function sameAddress(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
