import { Ticket, TicketId } from '@sinia/contracts';
import { Refusal, spamRefusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { openingMessageId } from './message-store.ts';
import { moveToShelf } from './shelf-store.ts';
import { aboutTicket, lockTicket } from './ticket-store.ts';
import { ticketView } from './ticket-view.ts';

/** Puts a ticket into quarantine: nothing leaves to its sender, and it is in no working view. */
export const markSpam = defineUseCase({
  name: 'markSpam',
  permission: 'ticket.update',
  input: z.object({ id: TicketId }),
  output: Ticket,
  load: (tx, { id }) => lockTicket(tx, id),
  about: aboutTicket,
  run: (work, { subject }) => {
    const refusal = spamRefusal(subject);
    if (refusal) throw new Refusal(refusal);
    const set = { shelf: 'spam' as const, snoozedUntil: null };
    return ticketView(moveToShelf(work, subject, { type: 'ticket.marked_spam', changes: {} }, set));
  },
});

/** Takes a ticket out of quarantine: it is in its view again, and a receipt that is still owed leaves now. */
export const restoreTicket = defineUseCase({
  name: 'restoreTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId }),
  output: Ticket,
  load: async (tx, { id }) => {
    const ticket = await lockTicket(tx, id);
    return { ticket, messageId: await openingMessageId(tx, id) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { subject: { ticket, messageId } }) => {
    if (ticket.shelf !== 'spam') throw new Refusal('ticket_not_spam');
    const event = { type: 'ticket.restored' as const, changes: {}, detail: { messageId } };
    return ticketView(moveToShelf(work, ticket, event, { shelf: null }));
  },
});
