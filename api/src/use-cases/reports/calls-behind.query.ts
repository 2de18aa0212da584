import { CallPage, PageQuery, ReportPeriod } from '@sinia/contracts';
import { CALL_FIGURES, isCounted } from '@sinia/core/call';
import { schema } from '@sinia/database';
import { desc, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { shownCall } from '../calls/call-scope-store.ts';
import { readExtensions } from '../calls/call-store.ts';
import { callView } from '../calls/call-view.ts';
import { readPolicy } from '../calls/policy-store.ts';
import type { Context } from '../context.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { defineQuery } from '../query.ts';
import { requireReach } from '../use-case.ts';
import { type Measuring, measuredCalls, readTallies } from './call-tally-store.ts';
import { periodOf } from './period.ts';

const { calls } = schema;

/**
 * The calls that a figure counts, newest first: the same table decides which (`FIGURES` of core). `at` is the moment as of
 * which the report was made, so that both count the same write-ups as missing.
 */
export const callsBehind = defineQuery({
  name: 'callsBehind',
  permission: 'report.read',
  input: PageQuery.extend({
    ...ReportPeriod.shape,
    figure: z.enum(CALL_FIGURES as [(typeof CALL_FIGURES)[number]]),
    at: z.iso.datetime().optional(),
  }),
  output: CallPage,
  run: async (context, { figure, limit, cursor, at, from, to }) => {
    requireReach(context, 'call.list');
    const { db, clock } = context.dependencies;
    const now = clock();
    const { policy } = await readPolicy(db);
    const measuring = { period: periodOf({ from, to }, now), policy, now: at ? new Date(at) : now };
    const tallies = await readTallies(db, measuring);
    const marks = tallies.filter((tally) => isCounted(figure, tally, policy)).map(({ mark }) => mark);
    const ids = await idsOf(context, measuring, marks, { limit, cursor });
    const { shown, pagination } = cutPage(context, ids, limit, ({ startedAt, id }) => [startedAt, id]);
    const extensions = await readExtensions(db);
    const rows = await readRows(
      context,
      shown.map(({ id }) => id),
    );
    return { data: rows.map((row) => callView(row, extensions)), pagination };
  },
});

/** One more than a page. */
async function idsOf(
  context: Context,
  measuring: Measuring,
  marks: readonly string[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ id: string; startedAt: string }[]> {
  if (marks.length === 0) return [];
  const [at, id] = cursor ? openCursor(context, cursor) : [];
  const after = at ? sql`and (started_at, id) < (${String(at)}::timestamptz, ${String(id)})` : sql``;
  const rows = await context.dependencies.db.execute<{ id: string; startedAt: string }>(sql`
    select id, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "startedAt"
    from (${measuredCalls(measuring)}) measured
    where mark in (select jsonb_array_elements_text(${JSON.stringify(marks)}::jsonb)) ${after}
    order by started_at desc, id desc limit ${limit + 1}`);
  return [...rows];
}

async function readRows(context: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return context.dependencies.db
    .select(shownCall(context))
    .from(calls)
    .where(inArray(calls.id, [...ids]))
    .orderBy(desc(calls.startedAt), desc(calls.id));
}
