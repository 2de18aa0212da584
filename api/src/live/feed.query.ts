import { type Database, schema } from '@sinia/database';
import { asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';

const { events, tickets } = schema;

export type FeedEvent = typeof events.$inferSelect & {
  /** What the permission table asks of its ticket, as it is now. */
  readonly groupId: string;
  readonly assigneeId: string | null;
};

/**
 * Events after a position, in the order of the transactions that wrote them, as far as that order is settled: nothing
 * from a transaction that is not older than the oldest one still running. By position alone a late commit with a lower
 * position would be skipped for ever.
 *
 * @param afterPosition of the last event that was read; 0 from the beginning.
 * @param scope a further condition over `tickets` and `events`, such as what the caller may see.
 */
export function readFeed(
  db: Database,
  afterPosition: number,
  limit: number,
  scope?: SQL,
): Promise<FeedEvent[]> {
  return db
    .select({ ...getTableColumns(events), groupId: tickets.groupId, assigneeId: tickets.assigneeId })
    .from(events)
    .innerJoin(tickets, eq(tickets.id, events.ticketId))
    .where(
      sql`(${events.transaction}, ${events.position}) > (${writerOf(afterPosition)}, ${afterPosition}::bigint)
        and ${events.transaction} < pg_snapshot_xmin(pg_current_snapshot())
        ${scope ? sql`and ${scope}` : sql``}`,
    )
    .orderBy(asc(events.transaction), asc(events.position))
    .limit(limit);
}

/** The last position that a reader which begins now need not read; 0 in an empty feed. */
export async function feedEnd(db: Database): Promise<number> {
  const [row] = await db
    .select({ position: events.position })
    .from(events)
    .where(sql`${events.transaction} < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy(sql`${events.transaction} desc, ${events.position} desc`)
    .limit(1);
  return row?.position ?? 0;
}

function writerOf(position: number): SQL {
  return sql`coalesce((select transaction from ${events} as last where last.position = ${position}), '0'::xid8)`;
}
