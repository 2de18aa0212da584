import { EventPage, PageQuery, type TicketEvent, TicketId } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import { defineQuery } from '../query.ts';
import { eventView } from './event-view.ts';
import { visibleTicket } from './get-ticket.query.ts';

/** The timeline of a ticket: who, what, when, before → after. */
export const listTicketEvents = defineQuery({
  name: 'listTicketEvents',
  permission: 'ticket.history',
  input: PageQuery.extend({ id: TicketId }),
  output: EventPage,
  async run(context, { id, limit, cursor }) {
    const ticket = await visibleTicket(context, 'ticket.history', id);
    const after = cursor ? Number(openCursor(context, cursor)[0]) : 0;
    const rows = await readEvents(context, ticket.id, after, limit + 1);
    const data = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    const last = data.at(-1);
    return {
      data,
      pagination: { nextCursor: hasMore && last ? sealCursor(context, [last.seq]) : null, hasMore },
    };
  },
});

export async function readEvents(
  context: Context,
  ticketId: string,
  after: number,
  limit: number,
): Promise<TicketEvent[]> {
  const { events } = schema;
  const rows = await context.dependencies.db
    .select()
    .from(events)
    .where(and(eq(events.ticketId, ticketId), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(limit);
  return rows.map(eventView);
}
