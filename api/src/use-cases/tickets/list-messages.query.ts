import { type Message, MessagePage, PageQuery, TicketId } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, asc, gt, inArray } from 'drizzle-orm';
import { readMissing } from '../channels/media-store.ts';
import type { Context } from '../context.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { defineQuery } from '../query.ts';
import { inFamily } from './family-store.ts';
import { visibleTicket } from './get-ticket.query.ts';
import { messageView } from './message-view.ts';

/** The messages of a ticket and of those that went into it, oldest first. */
export const listMessages = defineQuery({
  name: 'listMessages',
  permission: 'ticket.read',
  input: PageQuery.extend({ id: TicketId }),
  output: MessagePage,
  async run(context, { id, limit, cursor }) {
    const ticket = await visibleTicket(context, 'ticket.read', id);
    const after = cursor ? String(openCursor(context, cursor)[0]) : '';
    const rows = await readMessages(context, ticket.id, after, limit + 1);
    const { shown: data, pagination } = cutPage(context, rows, limit, ({ id: place }) => [place]);
    return { data, pagination };
  },
});

/** Message ids sort by time, so the id is the place. */
export async function readMessages(
  context: Context,
  ticketId: string,
  after: string,
  limit: number,
): Promise<Message[]> {
  const { db } = context.dependencies;
  const { messages, attachments, deliveries } = schema;
  const rows = await db
    .select()
    .from(messages)
    .where(and(inFamily(messages.ticketId, ticketId), gt(messages.id, after)))
    .orderBy(asc(messages.id))
    .limit(limit);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [files, sent, missing] = await Promise.all([
    db.select().from(attachments).where(inArray(attachments.messageId, ids)).orderBy(asc(attachments.id)),
    db.select().from(deliveries).where(inFamily(deliveries.ticketId, ticketId)).orderBy(asc(deliveries.id)),
    readMissing(db, ids),
  ]);
  return rows.map((row) =>
    messageView(
      row,
      files.filter((file) => file.messageId === row.id),
      sent.filter((delivery) => delivery.messageId === row.id),
      missing.filter((file) => file.messageId === row.id),
    ),
  );
}
