import { newId } from '@sinia/core';
import { copiesOfMessages } from '../use-cases/deliveries/copies-store.ts';
import { queueDeliveries } from '../use-cases/deliveries/delivery-store.ts';
import type { Subscriber } from './subscriber.ts';

/** Sends a reply to those in copy: to each a mail of their own, without the customer's link and without history. */
export const copyToOthers: Subscriber = {
  name: 'copy-to-others',
  async deliver(tx, events, { clock, random }) {
    const copied = events.filter(({ event }) => event.message && event.detail?.copies);
    if (copied.length === 0) return;
    const ids = copied.flatMap(({ event }) => event.message?.id ?? []);
    const known = await copiesOfMessages(tx, ids);
    const now = clock();
    const rows = copied.flatMap(({ event, seq, ticket }) => {
      const messageId = event.message?.id ?? '';
      const { cc = [], bcc = [] } = known.get(messageId) ?? {};
      return [...cc, ...bcc].map((address) => ({
        id: newId('dlv', now.getTime(), random(16)),
        ...{ ticketId: ticket.id, seq, messageId, address, language: ticket.language },
        ...{ kind: 'copy' as const, channel: 'email' as const, data: {}, provoked: false },
        ...{ status: 'queued' as const, dueAt: now, createdAt: now },
      }));
    });
    await queueDeliveries(tx, rows);
  },
};
