import { TicketId, type TicketLink, TicketLinks } from '@sinia/contracts';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { visibleTicket } from './get-ticket.query.ts';
import { readLinks } from './link-store.ts';
import { summaryView } from './ticket-view.ts';

/** The tickets that are linked with one, as far as the caller may see them. */
export const listLinks = defineQuery({
  name: 'listLinks',
  permission: 'ticket.read',
  input: z.object({ id: TicketId }),
  output: TicketLinks,
  async run(context, { id }) {
    await visibleTicket(context, 'ticket.read', id);
    return { data: await linksOf(context, id) };
  },
});

export async function linksOf(context: Context, id: string): Promise<TicketLink[]> {
  const rows = await readLinks(context, id, ticketScope(context, 'ticket.list'));
  return rows.map(({ link, ticket }) => ({
    kind: link.kind,
    role: link.kind === 'related' ? 'other' : link.ticketId === id ? 'part' : 'whole',
    ticket: summaryView(ticket),
    createdAt: link.createdAt.toISOString(),
  }));
}
