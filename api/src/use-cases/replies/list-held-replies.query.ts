import type { AddMessageBody } from '@sinia/contracts';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { HeldReply, heldReplyView } from './held-reply.ts';
import { filesOf, ownHeldReplies } from './held-reply-store.ts';

/** The caller's replies that have not left: those that wait, and those that were refused. */
export const listHeldReplies = defineQuery({
  name: 'listHeldReplies',
  permission: 'ticket.reply',
  input: z.object({}),
  output: z.array(HeldReply),
  async run(context) {
    const { db, clock } = context.dependencies;
    const rows = await ownHeldReplies(context);
    const ids = rows.flatMap((row) => (row.message as AddMessageBody).attachmentIds ?? []);
    const files = await filesOf(db, ids);
    return rows.map((row) => heldReplyView(row, files, clock()));
  },
});
