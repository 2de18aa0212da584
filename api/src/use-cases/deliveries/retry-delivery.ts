import { z } from 'zod';
import { aboutTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { lockTroubledDelivery, requeue } from './delivery-store.ts';

/** Sends a message again that could not be sent or came back; for any other it changes nothing. */
export const retryDelivery = defineUseCase({
  name: 'retryDelivery',
  permission: 'delivery.retry',
  input: z.strictObject({ id: z.string().max(60) }),
  output: z.object({ id: z.string() }),
  load: (tx, { id }) => lockTroubledDelivery(tx, id),
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { subject }) => {
    requeue(work, subject);
    return { id: subject.id };
  },
});
