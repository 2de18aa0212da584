import { AddMessageBody, Message } from '@sinia/contracts';
import { z } from 'zod';
import { loadForMessage, writeMessage } from '../tickets/add-message.ts';
import { aboutTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { HeldReplyId } from './held-reply.ts';
import { deleteHeldReply, lockHeldReply } from './held-reply-store.ts';

/** A held reply leaves: the reply and the end of its waiting are one transaction, under its author's rights of now. */
export const sendHeldReply = defineUseCase({
  name: 'sendHeldReply',
  permission: 'ticket.reply',
  input: z.object({ id: HeldReplyId }),
  output: Message,
  load: async (tx, { id }, context) => {
    const held = await lockHeldReply(tx, id);
    const message = AddMessageBody.parse(held.message);
    return { message, ticket: await loadForMessage(tx, { id: held.ticketId, message }, context) };
  },
  about: ({ ticket }, context) => aboutTicket(ticket, context),
  run: (work, { input: { id }, subject: { message, ticket }, context }) => {
    deleteHeldReply(work, id);
    return writeMessage(work, context, ticket, 'public', message);
  },
});
