import type { CallPop } from '@sinia/contracts';
import { fold } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, desc, inArray, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { ticketScope } from '../scope.ts';
import { summaryColumns } from '../tickets/summary-store.ts';
import { summaryView } from '../tickets/ticket-view.ts';

const { tickets } = schema;

const SHOWN = 5;

/**
 * Open incidents in some streets, the latest first. Of all that are open the streets alone are read, and whole tickets of
 * those that are shown.
 *
 * @param addresses as the billing system has them: `Carrer de la Riera, 48, 2n`
 */
export async function nearbyTickets(
  context: Context,
  addresses: readonly string[],
): Promise<CallPop['nearby']> {
  const streets = new Set(addresses.map(streetOf).filter(Boolean));
  if (streets.size === 0) return [];
  const { db } = context.dependencies;
  const open = await db
    .select({ id: tickets.id, street: sql<string>`${tickets.location} ->> 'street'` })
    .from(tickets)
    .where(
      and(
        inArray(tickets.status, ['new', 'open', 'pending', 'on_hold']),
        isNull(tickets.shelf),
        inArray(tickets.legalType, ['incident', 'continuity']),
        sql`${tickets.location} ->> 'street' is not null`,
        ticketScope(context, 'ticket.list'),
      ),
    )
    .orderBy(desc(tickets.lastMessageAt));
  const near = open.filter(({ street }) => streets.has(streetOf(street))).slice(0, SHOWN);
  if (near.length === 0) return [];
  const rows = await db
    .select(summaryColumns)
    .from(tickets)
    .where(
      inArray(
        tickets.id,
        near.map(({ id }) => id),
      ),
    )
    .orderBy(desc(tickets.lastMessageAt));
  return rows.map(summaryView);
}

/** The street alone, as it is compared: without number, accents and case. */
function streetOf(address: string): string {
  return fold(address.replace(/[,\d].*$/s, ''))
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
