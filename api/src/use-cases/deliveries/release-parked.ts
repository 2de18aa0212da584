import { TicketId } from '@sinia/contracts';
import { z } from 'zod';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { clearTrouble } from './delivery-store.ts';
import { releaseParked as release } from './outbox-store.ts';

/** A person has looked at what could not follow a change: it is tried again, or was seen to in another way. */
export const releaseParked = defineUseCase({
  name: 'releaseParked',
  permission: 'delivery.retry',
  input: z.object({ ticketId: TicketId, choice: z.enum(['retry', 'dismiss']) }),
  output: z.object({ released: z.literal(true) }),
  load: (tx, { ticketId }) => lockTicket(tx, ticketId),
  about: aboutTicket,
  run: (work, { input: { ticketId, choice } }) => {
    release(work, ticketId, choice);
    clearTrouble(work, ticketId, 'event_parked');
    work.audit(choice === 'retry' ? 'event.retried' : 'event.dismissed', ticketId);
    return { released: true as const };
  },
});
