import { AttachmentId, AttachmentLink } from '@sinia/contracts';
import { may, provenSamePerson, Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { actorKey, holderOf } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { readAbove, readFamily } from '../tickets/family-store.ts';
import { aboutTicket, type TicketRow } from '../tickets/ticket-store.ts';
import { requireReleased } from './file-gate.ts';
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
    if (!row || !(await readable(context, row))) throw new Refusal('not_found');
    requireReleased(row.attachment);
    return signFileLink(context, id);
  },
});

type Row = {
  attachment: typeof schema.attachments.$inferSelect;
  ticket: TicketRow | null;
  message: typeof schema.messages.$inferSelect | null;
};

/** Customers read what is attached to messages that they see; an upload in the making is its uploader's alone. */
async function readable(context: Context, { attachment, ticket, message }: Row): Promise<boolean> {
  if (!ticket || !message) return attachment.uploaderKey === actorKey(context.actor);
  if (context.actor.kind === 'staff' || context.actor.kind === 'integration')
    return readableByStaff(context, ticket);
  const shown =
    message.visibility === 'public' && (message.trust === 'verified' || message.trust === 'unverified');
  return shown && readableByCustomer(context, ticket);
}

const reads = (context: Context) => (ticket: TicketRow) =>
  may(holderOf(context.actor), 'attachment.read', aboutTicket(ticket, context));

/** Whoever works on a ticket reads what went into it. */
async function readableByStaff(context: Context, ticket: TicketRow): Promise<boolean> {
  const mayRead = reads(context);
  return mayRead(ticket) || (await readAbove(context.dependencies.db, ticket)).some(mayRead);
}

/** As far as the thread shows it (see getTrackedTicket): merged tickets that are proven to be of one person. */
async function readableByCustomer(context: Context, ticket: TicketRow): Promise<boolean> {
  const mayRead = reads(context);
  if (mayRead(ticket)) return true;
  const { db } = context.dependencies;
  const root = (await readAbove(db, ticket)).at(-1) ?? ticket;
  const family = await readFamily(db, root.id);
  return family.some((one) => mayRead(one) && provenSamePerson(ticket, one));
}
