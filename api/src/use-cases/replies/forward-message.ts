import { AttachmentId, EmailAddress, Message, MessageId, paragraphs, TicketId } from '@sinia/contracts';
import { copiesOf, MOST_FORWARDED, Refusal } from '@sinia/core';
import { z } from 'zod';
import { insertDelivery } from '../deliveries/delivery-store.ts';
import { addMessageRows } from '../tickets/add-message-rows.ts';
import { authorOf, drawId } from '../tickets/message-store.ts';
import { aboutTicket, lockTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { readForwardable } from './forwardable-store.ts';
import { forwardedText } from './forwarded-text.ts';

/**
 * Sends a message of a ticket on to a third party, with words of one's own and the files that were chosen. It is an
 * internal message: the customer never sees it, and the answer comes back as one.
 */
export const forwardMessage = defineUseCase({
  name: 'forwardMessage',
  permission: 'ticket.reply',
  input: z.strictObject({
    id: TicketId,
    messageId: MessageId,
    to: z.array(EmailAddress).min(1).max(MOST_FORWARDED),
    body: paragraphs(20_000),
    attachmentIds: z.array(AttachmentId).max(20).optional(),
  }),
  output: Message,
  load: async (tx, { id, messageId }) => ({
    ticket: await lockTicket(tx, id),
    original: await readForwardable(tx, id, messageId),
  }),
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { input, subject: { ticket, original }, context, now }) => {
    if (!original) throw new Refusal('not_found');
    const chosen = input.attachmentIds ?? [];
    const files = original.files.filter((file) => chosen.includes(file.id));
    if (files.length < chosen.length) throw new Refusal('attachment_unknown');
    const forwardedTo = [...(copiesOf({ cc: input.to }, null)?.cc ?? [])];
    const message = addMessageRows(work, context, ticket, {
      visibility: 'internal',
      body: forwardedText(ticket, original.message, files, input.body),
      author: authorOf(context.actor),
      authorName: context.actor.name,
      detail: { forwarded: forwardedTo.length },
      more: { forwardedTo },
    });
    for (const address of forwardedTo) {
      insertDelivery(work, {
        ...{ id: drawId(context, now, 'dlv'), ticketId: ticket.id, seq: ticket.eventSeq + 1, address },
        ...{ kind: 'forward', channel: 'email', messageId: message.id, language: ticket.language },
        ...{ data: { attachmentIds: chosen }, provoked: false, status: 'queued' },
        ...{ dueAt: now, createdAt: now },
      });
    }
    return message;
  },
});
