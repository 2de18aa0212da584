import type { AddMessageBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { keepDraft } from '../staff/drafts-store.ts';
import { defineUseCase } from '../use-case.ts';
import { HeldReply, HeldReplyId, heldReplyView } from './held-reply.ts';
import { deleteHeldReply, filesOf, lockHeldReply } from './held-reply-store.ts';

/** Takes a reply back before it leaves: its words are a draft again, its files are the author's again. */
export const undoHeldReply = defineUseCase({
  name: 'undoHeldReply',
  permission: 'ticket.reply',
  input: z.object({ id: HeldReplyId }),
  output: HeldReply,
  load: async (tx, { id }, context) => {
    const row = await lockHeldReply(tx, id);
    if (row.userId !== context.actor.id) throw new Refusal('held_reply_gone');
    return row;
  },
  // One's own words come back whatever has become of the ticket meanwhile.
  about: () => ({ own: true }),
  run: async (work, { subject: row, now }) => {
    const { body, html = null, attachmentIds, copies: wanted } = row.message as AddMessageBody;
    const copies = wanted ? { to: [], cc: wanted.cc ?? [], bcc: wanted.bcc ?? [] } : null;
    const { userId, ticketId } = row;
    deleteHeldReply(work, row.id);
    keepDraft(work, { userId, ticketId, visibility: 'public', body, html, copies, updatedAt: now });
    return heldReplyView(row, await filesOf(work.tx, attachmentIds ?? []), now);
  },
});
