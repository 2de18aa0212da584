import { Ticket, TicketId } from '@sinia/contracts';
import { type Permission, Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { type TicketRow, ticketColumns } from './ticket-store.ts';
import { ticketView } from './ticket-view.ts';

/** One ticket. */
export const getTicket = defineQuery({
  name: 'getTicket',
  permission: 'ticket.read',
  input: z.object({ id: TicketId }),
  output: Ticket,
  async run(context, { id }) {
    const [ticket, [survey]] = await Promise.all([
      visibleTicket(context, 'ticket.read', id),
      context.dependencies.db
        .select({ rating: schema.surveys.rating })
        .from(schema.surveys)
        .where(eq(schema.surveys.ticketId, id)),
    ]);
    return ticketView(ticket, survey?.rating ?? null);
  },
});

/** The ticket, if the caller may see it; else it is missing. */
export async function visibleTicket(
  context: Context,
  permission: Permission,
  id: string,
): Promise<TicketRow> {
  const [row] = await context.dependencies.db
    .select(ticketColumns)
    .from(schema.tickets)
    .where(and(eq(schema.tickets.id, id), ticketScope(context, permission)));
  if (!row) throw new Refusal('not_found');
  return row;
}
