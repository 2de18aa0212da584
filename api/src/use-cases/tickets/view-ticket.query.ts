import { Message, Ticket, TicketEvent, TicketId, TicketLink, TicketSummary } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { getTicket } from './get-ticket.query.ts';
import { linksOf } from './list-links.query.ts';
import { readMessages } from './list-messages.query.ts';
import { readEvents } from './list-ticket-events.query.ts';
import { summaryColumns } from './summary-store.ts';
import { type SummaryRow, summaryView } from './ticket-view.ts';

type TicketView = z.output<typeof Ticket>;

const THREAD_LIMIT = 500;
const EARLIER_LIMIT = 10;

/** Everything that the desk shows of a ticket, in one answer; `earlier` are others of the same address. */
export const viewTicket = defineQuery({
  name: 'viewTicket',
  permission: 'ticket.read',
  input: z.object({ id: TicketId }),
  output: z.object({
    ticket: Ticket,
    messages: z.array(Message),
    events: z.array(TicketEvent),
    earlier: z.array(TicketSummary),
    links: z.array(TicketLink),
  }),
  async run(context, { id }) {
    const [ticket, messages, events, links] = await Promise.all([
      getTicket.execute(context, { id }),
      readMessages(context, id, '', THREAD_LIMIT),
      readEvents(context, id, 0, THREAD_LIMIT),
      linksOf(context, id),
    ]);
    const earlier = await earlierTickets(context, ticket);
    return { ticket, messages, events, earlier: earlier.map(summaryView), links };
  },
});

async function earlierTickets(context: Context, { id, requester }: TicketView): Promise<SummaryRow[]> {
  const { tickets, participants } = schema;
  const address = requester.email?.toLowerCase();
  if (!address) return [];
  return context.dependencies.db
    .select(summaryColumns)
    .from(participants)
    .innerJoin(tickets, eq(tickets.id, participants.ticketId))
    .where(and(eq(participants.address, address), ne(tickets.id, id), ticketScope(context, 'ticket.list')))
    .orderBy(desc(tickets.createdAt))
    .limit(EARLIER_LIMIT);
}
