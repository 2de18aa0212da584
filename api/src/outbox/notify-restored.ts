import type { TicketEvent } from '@sinia/core';
import { queueDeliveries, withReceipt } from '../use-cases/deliveries/delivery-store.ts';
import { readSwitches } from '../use-cases/notices/notice-store.ts';
import { deliveryFor } from './notify-customer.ts';
import type { Subscriber } from './subscriber.ts';

/** Sends the receipt that a ticket owed when it went into quarantine; one that has left already is not sent again. */
export const notifyRestored: Subscriber = {
  name: 'notify-restored',
  async deliver(tx, events, dependencies) {
    const restored = events.filter(({ event, ticket }) => event.type === 'ticket.restored' && !ticket.shelf);
    if (restored.length === 0) return;
    const told = await withReceipt(tx, [...new Set(restored.map(({ ticketId }) => ticketId))]);
    const switches = await readSwitches(tx);
    const owed = restored.filter(({ ticketId }) => !told.has(ticketId));
    const rows = owed.flatMap(
      (due) => deliveryFor({ ...due, event: asOpened(due.event) }, switches, dependencies) ?? [],
    );
    await queueDeliveries(tx, rows);
  },
};

/** What the customer is told is what they would have been told at the opening. */
function asOpened({ changes, detail }: TicketEvent): TicketEvent {
  const id = typeof detail?.messageId === 'string' ? detail.messageId : '';
  const message = { id, visibility: 'public' as const, author: 'customer' as const };
  return { type: 'ticket.opened', changes, message };
}
