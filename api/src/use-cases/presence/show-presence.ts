import { TicketId } from '@sinia/contracts';
import { DOINGS } from '@sinia/core';
import { z } from 'zod';
import { aboutTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { endPresence, glanceAt, keepPresence } from './presence-store.ts';

const Done = z.object({});

/** Says that the caller has a ticket open, and whether they write; it holds for a few heartbeats. */
export const showPresence = defineUseCase({
  name: 'showPresence',
  permission: 'ticket.read',
  input: z.strictObject({ ticketId: TicketId, doing: z.enum(DOINGS) }),
  output: Done,
  load: (tx, { ticketId }) => glanceAt(tx, ticketId),
  about: aboutTicket,
  run: (work, { input, context }) => {
    keepPresence(work, { ...input, userId: context.actor.id });
    work.signal('presence');
    return {};
  },
});

/** Says that the caller has turned to something else. */
export const endOfPresence = defineUseCase({
  name: 'endOfPresence',
  permission: 'ticket.read',
  input: z.strictObject({ ticketId: TicketId }),
  output: Done,
  load: (tx, { ticketId }) => glanceAt(tx, ticketId),
  about: aboutTicket,
  run: (work, { input, context }) => {
    endPresence(work, input.ticketId, context.actor.id);
    work.signal('presence');
    return {};
  },
});
