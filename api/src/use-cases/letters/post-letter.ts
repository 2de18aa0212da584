import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { lockDelivery, noteResolutionTold, updateDelivery } from '../deliveries/delivery-store.ts';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';

/** Notes that a letter was put into the post. Nobody is invited by letter to rate: there is nothing to press on paper. */
export const postLetter = defineUseCase({
  name: 'postLetter',
  permission: 'delivery.retry',
  input: z.object({ id: z.string().max(40) }),
  output: z.object({ id: z.string() }),
  load: async (tx, { id }) => {
    const { ticketId } = await lockDelivery(tx, id);
    const ticket = await lockTicket(tx, ticketId);
    return { ticket, delivery: await lockDelivery(tx, id) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { subject: { ticket, delivery }, now }) => {
    if (delivery.channel !== 'post' || delivery.status !== 'queued') throw new Refusal('letter_not_waiting');
    updateDelivery(work, delivery.id, { status: 'sent', sentAt: now, reason: null });
    if (delivery.kind === 'resolved') noteResolutionTold(work, ticket.id);
    work.audit('letter.posted', ticket.id);
    return { id: delivery.id };
  },
});
