import { PageQuery, pageOf } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, sql } from 'drizzle-orm';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { defineQuery } from '../query.ts';
import { CallFilters, chosenCalls } from './call-filters-store.ts';
import { CallLine, callLines, lineColumns } from './call-line-store.ts';

const { calls } = schema;

/** A page of what was telephoned, newest first, as the desk shows it. */
export const callHistory = defineQuery({
  name: 'callHistory',
  permission: 'call.list',
  input: PageQuery.extend(CallFilters.shape),
  output: pageOf(CallLine, 'CallLinePage'),
  async run(context, { cursor, limit, ...filters }) {
    const [at, id] = cursor ? openCursor(context, cursor) : [];
    const after = at
      ? sql`(${calls.startedAt}, ${calls.id}) < (${String(at)}::timestamptz, ${String(id)})`
      : undefined;
    const rows = await context.dependencies.db
      .select(lineColumns(context))
      .from(calls)
      .where(and(chosenCalls(context, filters), after))
      .orderBy(desc(calls.startedAt), desc(calls.id))
      .limit(limit + 1);
    const { shown, pagination } = cutPage(context, rows, limit, (row) => [
      row.startedAt.toISOString(),
      row.id,
    ]);
    return { data: await callLines(context, shown), pagination };
  },
});
