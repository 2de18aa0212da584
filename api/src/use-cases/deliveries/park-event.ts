import { z } from 'zod';
import { lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { recordOnTicket } from './delivery-store.ts';
import { parkOutboxRow } from './outbox-store.ts';

/** Sets an event aside that nobody could deliver, with a mark that the desk sees; what follows it goes on. */
export const parkEvent = defineUseCase({
  name: 'parkEvent',
  permission: 'ticket.update',
  input: z.object({ ticketId: z.string(), seq: z.int(), reason: z.string().max(500) }),
  output: z.object({ parked: z.literal(true) }),
  load: (tx, { ticketId }) => lockTicket(tx, ticketId),
  about: () => ({}),
  run: (work, { input: { ticketId, seq, reason }, subject: ticket }) => {
    parkOutboxRow(work, ticketId, seq, reason);
    recordOnTicket(
      work,
      ticket,
      { type: 'event.parked', changes: {}, detail: { seq, reason } },
      'event_parked',
    );
    return { parked: true as const };
  },
});
