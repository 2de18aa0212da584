import type { CallPop } from '@sinia/contracts';
import { fold } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, desc, inArray, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { ticketScope } from '../scope.ts';
import { summaryColumns } from '../tickets/summary-store.ts';
import { summaryView } from '../tickets/ticket-view.ts';

const { tickets } = schema;

const MOST = 200;
const SHOWN = 5;

/** Open incidents in some streets. @param addresses as the billing system has them: `Carrer de la Riera, 48, 2n` */
export async function nearbyTickets(
  context: Context,
  addresses: readonly string[],
): Promise<CallPop['nearby']> {
  const streets = new Set(addresses.map(streetOf).filter(Boolean));
  if (streets.size === 0) return [];
  const rows = await context.dependencies.db
    .select({ ...summaryColumns, street: sql<string>`${tickets.location} ->> 'street'` })
    .from(tickets)
    .where(
      and(
        inArray(tickets.status, ['new', 'open', 'pending', 'on_hold']),
        isNull(tickets.shelf),
        inArray(tickets.legalType, ['incident', 'continuity']),
        sql`${tickets.location} is not null`,
        ticketScope(context, 'ticket.list'),
      ),
    )
    .orderBy(desc(tickets.lastMessageAt))
    .limit(MOST);
  return rows
    .filter(({ street }) => streets.has(streetOf(street)))
    .slice(0, SHOWN)
    .map(summaryView);
}

/** The street alone, as it is compared: without number, accents and case. */
function streetOf(address: string): string {
  return fold(address.replace(/[,\d].*$/s, ''))
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
