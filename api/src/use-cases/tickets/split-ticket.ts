import { OpenedTicket, SplitBody, TicketId } from '@sinia/contracts';
import { PUBLIC_STATUS, Refusal, workRefusal } from '@sinia/core';
import { z } from 'zod';
import { trackingUrl } from '../access-token.ts';
import { defineUseCase } from '../use-case.ts';
import { readLastMessage } from './family-store.ts';
import { insertLink } from './link-store.ts';
import { openTicketRows } from './open-ticket-rows.ts';
import { moveToShelf } from './shelf-store.ts';
import { authorOfMessage } from './split-author.ts';
import { indexAgain, isOnlyMessage, lockMessage, moveMessage } from './split-store.ts';
import { aboutTicket, lockTicket, preview } from './ticket-store.ts';

/**
 * Makes a customer's message a ticket of its author, with its own key and receipt; the old one says where it went.
 * To undo it, the new ticket is merged into the old one: a key that was told goes on working.
 */
export const splitTicket = defineUseCase({
  name: 'splitTicket',
  permission: 'ticket.update',
  input: z.object({ id: TicketId, ...SplitBody.shape }),
  output: OpenedTicket,
  load: async (tx, { id, messageId }) => {
    const ticket = await lockTicket(tx, id);
    const message = await lockMessage(tx, id, messageId);
    const from = message.ticketId === id ? ticket : await lockTicket(tx, message.ticketId);
    return { ticket, from, message, only: await isOnlyMessage(tx, id, messageId) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: async (work, { input, subject: { ticket, from, message, only }, context, now }) => {
    const refusal = workRefusal(ticket.shelf, true);
    if (refusal) throw new Refusal(refusal);
    if (message.author !== 'customer') throw new Refusal('split_not_of_customer');
    if (only) throw new Refusal('split_last_message');
    const subject = input.subject ?? from.subject;
    const { channel, body } = message;
    const opened = openTicketRows(work, context, {
      ...authorOfMessage(from, message),
      ...{ channel, subject, body, groupId: ticket.groupId, language: ticket.language },
      ...{
        legalType: null,
        category: null,
        customFields: {},
        origin: from.origin,
        mailboxId: from.mailboxId,
        conversationId: from.conversationId,
      },
      movedMessageId: message.id,
    });
    insertLink(work, context, { ticketId: ticket.id, otherId: opened.id, kind: 'split' });
    moveMessage(work, message, opened.id);
    await work.flush();
    await indexAgain(work, ticket);
    const detail = { messageId: message.id, newTicketId: opened.id, newReference: opened.reference };
    const last = await readLastMessage(work.tx, ticket.id, preview);
    moveToShelf(work, ticket, { type: 'ticket.split', changes: {}, detail }, last ?? {});
    return {
      id: opened.id,
      reference: opened.reference,
      status: 'new' as const,
      publicStatus: PUBLIC_STATUS.new,
      receivedAt: now.toISOString(),
      terms: [],
      trackingUrl: trackingUrl(context.dependencies.settings.baseUrl, opened.reference, opened.token),
    };
  },
});
