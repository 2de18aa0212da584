import { schema } from '@sinia/database';
import { and, asc, gte, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { CallLine, callLines, lineColumns } from './call-line-store.ts';
import { STALE_MS } from './call-row.ts';
import { callScope } from './call-scope-store.ts';

const { calls } = schema;

const MOST = 100;

/** What goes on on the telephones: who waits and who talks, longest first. */
export const callBoard = defineQuery({
  name: 'callBoard',
  permission: 'call.list',
  input: z.object({}),
  output: z.object({ now: z.iso.datetime(), calls: z.array(CallLine) }),
  async run(context) {
    const { db, clock } = context.dependencies;
    const now = clock();
    const rows = await db
      .select(lineColumns(context))
      .from(calls)
      .where(
        and(
          ...[callScope(context, 'call.list'), isNull(calls.mergedIntoId)],
          ...[ne(calls.phase, 'ended'), ne(calls.direction, 'internal')],
          // One of which nothing was heard for so long is looked at elsewhere: it has lost its end.
          gte(calls.startedAt, new Date(now.getTime() - STALE_MS)),
        ),
      )
      .orderBy(asc(calls.startedAt))
      .limit(MOST);
    return { now: now.toISOString(), calls: await callLines(context, rows) };
  },
});
