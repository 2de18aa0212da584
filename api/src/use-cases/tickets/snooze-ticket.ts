import { Ticket, TicketId, Timestamp } from '@sinia/contracts';
import { Refusal, snoozeRefusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { moveToShelf } from './shelf-store.ts';
import { aboutTicket, lockTicket } from './ticket-store.ts';
import { ticketView } from './ticket-view.ts';

/** Puts a ticket away until a moment, or until its customer writes. */
export const snoozeTicket = defineUseCase({
  name: 'snoozeTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, until: Timestamp }),
  output: Ticket,
  load: (tx, { id }) => lockTicket(tx, id),
  about: aboutTicket,
  run: (work, { input, subject, now }) => {
    const until = new Date(input.until);
    const refusal = snoozeRefusal(subject, until, now);
    if (refusal) throw new Refusal(refusal);
    const detail = { until: until.toISOString() };
    const set = { shelf: 'snoozed' as const, snoozedUntil: until };
    return ticketView(moveToShelf(work, subject, { type: 'ticket.snoozed', changes: {}, detail }, set));
  },
});

/** Brings a sleeping ticket back: somebody wants it now, or its moment has come (`due`). */
export const wakeTicket = defineUseCase({
  name: 'wakeTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, due: z.boolean().default(false) }),
  output: Ticket,
  load: (tx, { id }) => lockTicket(tx, id),
  about: aboutTicket,
  run: (work, { input, subject, now }) => {
    const early = input.due && subject.snoozedUntil !== null && subject.snoozedUntil > now;
    if (subject.shelf !== 'snoozed' || early) throw new Refusal('ticket_not_snoozed');
    const event = { type: 'ticket.woken' as const, changes: {}, detail: { due: input.due } };
    return ticketView(moveToShelf(work, subject, event, { shelf: null, snoozedUntil: null }));
  },
});
