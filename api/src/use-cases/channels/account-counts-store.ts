import { type Database, schema } from '@sinia/database';
import { and, count, eq, gt, inArray, isNull } from 'drizzle-orm';

const { channelEvents: events, conversations, deliveries, inboundEnvelopes: envelopes } = schema;

export interface AccountCounts {
  readonly out: number;
  readonly in: number;
  readonly failed: number;
  readonly parked: number;
}

const DAY_MS = 86_400_000;
const PARKED_DAYS = 30;

/** What waits, what has failed and what was set aside, by account. */
export async function countByAccount(db: Database, now: Date): Promise<Map<string, AccountCounts>> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  const lately = new Date(now.getTime() - PARKED_DAYS * DAY_MS);
  const [waiting, failed, unread, requests, messages] = await Promise.all([
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
    db
      .select({ id: envelopes.account, count: count() })
      .from(envelopes)
      .where(and(eq(envelopes.outcome, 'parked'), gt(envelopes.processedAt, lately)))
      .groupBy(envelopes.account),
    db
      .select({ id: events.accountId, count: count() })
      .from(events)
      .where(and(eq(events.outcome, 'parked'), eq(events.kind, 'message'), gt(events.processedAt, lately)))
      .groupBy(events.accountId),
  ]);
  const parked = [...requests, ...messages];
  const ids = new Set([...waiting, ...failed, ...unread, ...parked].map(({ id }) => id));
  const sum = (rows: readonly { id: string; count: number }[], id: string) =>
    rows.filter((row) => row.id === id).reduce((all, row) => all + row.count, 0);
  return new Map(
    [...ids].map((id) => [
      id,
      {
        ...{ out: sum(waiting, id), in: sum(unread, id) },
        ...{ failed: sum(failed, id), parked: sum(parked, id) },
      },
    ]),
  );
}
