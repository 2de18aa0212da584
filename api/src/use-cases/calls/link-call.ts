import { CallId, TicketId } from '@sinia/contracts';
import { Refusal, workRefusal } from '@sinia/core';
import { z } from 'zod';
import { moveToShelf } from '../tickets/shelf-store.ts';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { lockCall, setOnCall } from './call-store.ts';

/** The call is about a ticket that exists already: its history says so, and what is heard goes there. */
export const linkCall = defineUseCase({
  name: 'linkCall',
  permission: 'ticket.update',
  input: z.object({ id: CallId, ticketId: TicketId }),
  output: z.object({ ticketId: TicketId }),
  load: async (tx, { id, ticketId }) => {
    const call = await lockCall(tx, id);
    return { call, ticket: await lockTicket(tx, ticketId) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { subject: { call, ticket } }) => {
    const refusal = workRefusal(ticket.shelf, true);
    if (refusal) throw new Refusal(refusal);
    if (call.direction === 'internal') throw new Refusal('call_not_of_a_customer');
    if (call.ticketId === ticket.id) return { ticketId: ticket.id };
    const detail = { callId: call.id, direction: call.direction };
    moveToShelf(work, ticket, { type: 'call.linked', changes: {}, detail }, {});
    setOnCall(work, call.id, { ticketId: ticket.id, ticketBy: 'agent' });
    work.signal('calls');
    return { ticketId: ticket.id };
  },
});
