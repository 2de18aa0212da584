import { schema } from '@sinia/database';
import { and, asc, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { readExchangeRows } from './exchange-store.ts';
import { ExchangeView, exchangeView } from './exchange-view.ts';

const { callEvents, callIssues, callReconciliations, calls, exchangeFiles } = schema;

const DAY_MS = 86_400_000;
const DAYS = 14;
const LATE_MS = 60_000;

/** How an exchange is doing, of the last fortnight. */
const Health = z.object({
  /** What was odd about its events, by day, the latest first. */
  issues: z.array(z.object({ day: z.string(), issue: z.string(), count: z.int() })),
  /** Calls whose end was never told. */
  stale: z.int(),
  /** Events that came more than a minute ago and are still to be worked out. */
  waiting: z.int(),
  /** What the nightly comparison with its own records found. */
  comparisons: z.array(z.object({ day: z.string(), records: z.int(), lost: z.int() })),
  files: z.array(
    z.object({
      kind: z.enum(['queue_log', 'cdr']),
      readAt: z.iso.datetime(),
      lastError: z.string().nullable(),
    }),
  ),
});

/** The telephone exchanges, with how each is doing. */
export const listExchanges = defineQuery({
  name: 'listExchanges',
  permission: 'call.settings',
  input: z.object({}),
  output: z.array(ExchangeView.extend({ health: Health })),
  run: async (context) => {
    const rows = await readExchangeRows(context.dependencies.db);
    return Promise.all(
      rows.map(async (row) => ({ ...exchangeView(row), health: await readHealth(context, row.id) })),
    );
  },
});

async function readHealth(
  { dependencies: { db, clock } }: Context,
  exchangeId: string,
): Promise<z.input<typeof Health>> {
  const now = clock().getTime();
  const since = new Date(now - DAYS * DAY_MS);
  const sinceDay = since.toISOString().slice(0, 10);
  const count = { count: sql<number>`count(*)::int` };
  const [issues, [stale], [waiting], comparisons, files] = await Promise.all([
    db
      .select({ day: callIssues.day, issue: callIssues.issue, count: callIssues.count })
      .from(callIssues)
      .where(and(eq(callIssues.exchangeId, exchangeId), gte(callIssues.day, sinceDay)))
      .orderBy(desc(callIssues.day), asc(callIssues.issue)),
    db
      .select(count)
      .from(calls)
      .where(
        and(
          ...[eq(calls.exchangeId, exchangeId), eq(calls.stale, true), isNull(calls.mergedIntoId)],
          gte(calls.startedAt, since),
        ),
      ),
    db
      .select(count)
      .from(callEvents)
      .where(
        and(
          ...[eq(callEvents.exchangeId, exchangeId), isNull(callEvents.processedAt)],
          lt(callEvents.receivedAt, new Date(now - LATE_MS)),
        ),
      ),
    db
      .select({
        ...{ day: callReconciliations.day, records: callReconciliations.records },
        lost: callReconciliations.lost,
      })
      .from(callReconciliations)
      .where(and(eq(callReconciliations.exchangeId, exchangeId), gte(callReconciliations.day, sinceDay)))
      .orderBy(desc(callReconciliations.day)),
    db.select().from(exchangeFiles).where(eq(exchangeFiles.exchangeId, exchangeId)),
  ]);
  return {
    ...{ issues, comparisons, stale: stale?.count ?? 0, waiting: waiting?.count ?? 0 },
    files: files.map(({ kind, readAt, lastError }) => ({
      ...{ kind, lastError },
      readAt: readAt.toISOString(),
    })),
  };
}
