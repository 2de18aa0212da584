import { parseReference, searchText } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { summaryColumns } from './summary-store.ts';
import type { SummaryRow } from './ticket-view.ts';

const { tickets, ticketSearch } = schema;

/** How many of the newest matches a window may bring before the caller's own conditions thin them out. */
const CANDIDATES = 400;

/**
 * Tickets that hold all the words, newest first. The index is cut by age: a common word is answered from the newest
 * bucket or two, only a rare one goes back to the beginning, where its rareness makes that cheap.
 */
export async function searchTickets(
  context: Context,
  text: string,
  conditions: readonly (SQL | undefined)[],
  limit: number,
): Promise<SummaryRow[]> {
  const { db } = context.dependencies;
  const reference = parseReference(text);
  if (reference) {
    return db
      .select(summaryColumns)
      .from(tickets)
      .where(and(eq(tickets.reference, reference), ...conditions));
  }
  const words = searchText(text);
  if (words === '') return [];
  const newest = await newestOrdinal(context);
  let found: SummaryRow[] = [];
  for (const window of windows(newest)) {
    const candidates = db
      .select({ ticketId: ticketSearch.ticketId })
      .from(ticketSearch)
      .where(and(sql`${ticketSearch.document} @@ ${stems(words)}`, window))
      .orderBy(desc(ticketSearch.ordinal))
      .limit(CANDIDATES);
    const ids = (await candidates).map((row) => row.ticketId);
    found = ids.length === 0 ? [] : await visible(context, ids, conditions, limit);
    if (found.length >= limit) break;
  }
  return found;
}

function visible(context: Context, ids: string[], conditions: readonly (SQL | undefined)[], limit: number) {
  return context.dependencies.db
    .select(summaryColumns)
    .from(tickets)
    .where(and(inArray(tickets.id, ids), ...conditions))
    .orderBy(desc(tickets.lastMessageAt), desc(tickets.id))
    .limit(limit);
}

/** The newest 8,192 to 16,384 tickets, the newest 131,072 to 262,144, all. */
function windows(newest: number): (SQL | undefined)[] {
  const bucket = newest >> 13;
  const era = newest >> 17;
  const all: (SQL | undefined)[] = [sql`${ticketSearch.bucket} in (${bucket}, ${bucket - 1})`];
  if (bucket > 1) all.push(sql`${ticketSearch.era} in (${era}, ${era - 1})`);
  if (era > 1) all.push(undefined);
  return all;
}

async function newestOrdinal(context: Context): Promise<number> {
  const [row] = await context.dependencies.db
    .select({ ordinal: ticketSearch.ordinal })
    .from(ticketSearch)
    .orderBy(desc(ticketSearch.ordinal))
    .limit(1);
  return row?.ordinal ?? 0;
}

function stems(words: string): SQL {
  return sql`(plainto_tsquery('sinia_ca', ${words}) || plainto_tsquery('sinia_es', ${words}))`;
}
