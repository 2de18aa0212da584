import { PublicMessage, PublicReplyBody } from '@sinia/contracts';
import { z } from 'zod';
import { addMessageRows } from '../tickets/add-message-rows.ts';
import { lockWritten } from '../tickets/family-store.ts';
import { claimUploads } from '../tickets/message-store.ts';
import { aboutTicket } from '../tickets/ticket-store.ts';
import { defineUseCase } from '../use-case.ts';
import { TypedReference, ticketByReference } from './get-tracked-status.query.ts';

/**
 * A customer's answer from the tracker: proven by the link or by the host page, so it is appended as verified. What is
 * written to a merged ticket is worked on where that went.
 */
export const replyToTrackedTicket = defineUseCase({
  name: 'replyToTrackedTicket',
  permission: 'ticket.public.reply',
  input: z.object({ reference: TypedReference, message: PublicReplyBody }),
  output: PublicMessage,
  load: async (tx, { reference, message }, context) => {
    const { id } = await ticketByReference(context, reference, tx);
    await claimUploads(tx, context, message.attachmentIds);
    return lockWritten(tx, id);
  },
  about: ({ to }, context) => aboutTicket(to, context),
  run: (work, { input: { message }, subject: { to, live }, context }) => {
    const { name, email, phone } = to.requester;
    const { createdAt, id, body, channel } = addMessageRows(work, context, live, {
      to,
      visibility: 'public',
      author: 'customer',
      authorName: name ?? email ?? phone ?? '',
      authorAddress: email ?? phone ?? null,
      body: message.body,
      attachmentIds: message.attachmentIds ?? [],
    });
    return {
      id,
      author: 'customer' as const,
      authorName: name ?? '',
      body,
      channel,
      attachments: [],
      createdAt,
    };
  },
});
