import { type Database, schema } from '@sinia/database';
import { and, count, eq, gt, inArray, isNull } from 'drizzle-orm';

const { channelEvents: events, conversations, deliveries } = schema;

export interface AccountCounts {
  readonly out: number;
  readonly in: number;
  readonly failed: number;
}

const DAY_MS = 86_400_000;

/** What waits and what has failed, by account. */
export async function countByAccount(db: Database, now: Date): Promise<Map<string, AccountCounts>> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  const [waiting, failed, unread] = await Promise.all([
    db
      .select({ id: conversations.accountId, count: count() })
      .from(deliveries)
      .innerJoin(conversations, eq(conversations.id, deliveries.conversationId))
      .where(inArray(deliveries.status, ['queued', 'sending']))
      .groupBy(conversations.accountId),
    db
      .select({ id: conversations.accountId, count: count() })
      .from(deliveries)
      .innerJoin(conversations, eq(conversations.id, deliveries.conversationId))
      .where(and(eq(deliveries.status, 'failed'), gt(deliveries.createdAt, yesterday)))
      .groupBy(conversations.accountId),
    db
      .select({ id: events.accountId, count: count() })
      .from(events)
      .where(isNull(events.processedAt))
      .groupBy(events.accountId),
  ]);
  const ids = new Set([...waiting, ...failed, ...unread].map(({ id }) => id));
  const sum = (rows: readonly { id: string; count: number }[], id: string) =>
    rows.filter((row) => row.id === id).reduce((all, row) => all + row.count, 0);
  return new Map(
    [...ids].map((id) => [id, { out: sum(waiting, id), in: sum(unread, id), failed: sum(failed, id) }]),
  );
}
