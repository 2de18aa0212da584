import { EventPage, PageQuery, type TicketEvent, TicketId } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, asc, gt } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { defineQuery } from '../query.ts';
import { eventView } from './event-view.ts';
import { inFamily } from './family-store.ts';
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
    const { shown: data, pagination } = cutPage(context, rows, limit, ({ id: place }) => [place]);
    return { data, pagination };
  },
});

/** Events never move on a merge: the timeline is the union, in the order in which they were written. */
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
    .where(and(inFamily(events.ticketId, ticketId), gt(events.position, after)))
    .orderBy(asc(events.position))
    .limit(limit);
  return rows.map(eventView);
}
