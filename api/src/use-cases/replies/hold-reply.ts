import { AddMessageBody, TicketId } from '@sinia/contracts';
import { addMessage, HOLD_SECONDS, Refusal } from '@sinia/core';
import { z } from 'zod';
import { publicationOf } from '../channels/publish-answer.ts';
import { keepDraft } from '../staff/drafts-store.ts';
import { loadForMessage } from '../tickets/add-message.ts';
import { checkFields } from '../tickets/field-check-store.ts';
import { authorOf, drawId } from '../tickets/message-store.ts';
import { aboutTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { HeldReply, heldReplyView } from './held-reply.ts';
import { filesOf, insertHeldReply } from './held-reply-store.ts';

/**
 * Sends a reply from the desk: it leaves in ten seconds and can be taken back until then. What can be refused is
 * refused now; the draft that it was made of is gone with it.
 */
export const holdReply = defineUseCase({
  name: 'holdReply',
  permission: 'ticket.reply',
  input: z.object({ id: TicketId, message: AddMessageBody.extend({ visibility: z.literal('public') }) }),
  output: HeldReply,
  load: loadForMessage,
  about: aboutTicket,
  run: async (work, { input: { message }, subject: ticket, context, now }) => {
    if (message.publish) await publicationOf(work.tx, context, ticket, message);
    if (message.set) await checkFields(work.tx, message.set, context.dependencies.settings);
    const id = drawId(context, now, 'hld');
    const author = authorOf(context.actor);
    const decision = addMessage(ticket, { id, visibility: 'public', author, set: message.set }, now);
    if (!decision.ok) throw new Refusal(decision.reason);
    const row = {
      id,
      ticketId: ticket.id,
      userId: context.actor.id,
      message,
      dueAt: new Date(now.getTime() + HOLD_SECONDS * 1000),
      refusal: null,
      createdAt: now,
    };
    insertHeldReply(work, row);
    keepDraft(work, {
      ...{ userId: context.actor.id, ticketId: ticket.id, visibility: 'public', body: '', updatedAt: now },
    });
    return heldReplyView(row, await filesOf(work.tx, message.attachmentIds ?? []), now);
  },
});
