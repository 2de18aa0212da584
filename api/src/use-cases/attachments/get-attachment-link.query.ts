import { AttachmentId, AttachmentLink } from '@sinia/contracts';
import { may, Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { actorKey, holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { aboutTicket } from '../tickets/ticket-store.ts';
import { signFileLink } from './file-link.ts';

/** A link for five minutes to a file that the caller may read. */
export const getAttachmentLink = defineQuery({
  name: 'getAttachmentLink',
  permission: 'attachment.read',
  input: z.object({ id: AttachmentId }),
  output: AttachmentLink,
  async run(context, { id }) {
    const { attachments, tickets, messages } = schema;
    const [row] = await context.dependencies.db
      .select({ attachment: attachments, ticket: tickets, message: messages })
      .from(attachments)
      .leftJoin(tickets, eq(tickets.id, attachments.ticketId))
      .leftJoin(messages, eq(messages.id, attachments.messageId))
      .where(eq(attachments.id, id));
    if (!row || !readable(context, row)) throw new Refusal('not_found');
    return signFileLink(context, id);
  },
});

type Row = {
  attachment: typeof schema.attachments.$inferSelect;
  ticket: typeof schema.tickets.$inferSelect | null;
  message: typeof schema.messages.$inferSelect | null;
};

/** Customers read what is attached to messages that they see; an upload in the making is its uploader's alone. */
function readable(context: Context, { attachment, ticket, message }: Row): boolean {
  if (!ticket || !message) return attachment.uploaderKey === actorKey(context.actor);
  if (!may(holderOf(context.actor), 'attachment.read', aboutTicket(ticket, context))) return false;
  const staff = context.actor.kind === 'staff' || context.actor.kind === 'integration';
  return (
    staff ||
    (message.visibility === 'public' && (message.trust === 'verified' || message.trust === 'unverified'))
  );
}
