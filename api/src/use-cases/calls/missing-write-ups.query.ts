import { schema } from '@sinia/database';
import { and, asc, eq, gte, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { CallLine, callLines, lineColumns } from './call-line-store.ts';
import { readPolicy } from './policy-store.ts';

const { calls } = schema;

const MOST = 200;
const MINUTE_MS = 60_000;
/** Nobody remembers why somebody called longer ago. */
const LOOKED_BACK_MS = 30 * 24 * 60 * MINUTE_MS;

/** Answered calls of customers of which nobody said in time why they called; the oldest first. */
export const missingWriteUps = defineQuery({
  name: 'missingWriteUps',
  permission: 'call.supervise',
  input: z.object({}),
  output: z.object({ reasonMinutes: z.int(), calls: z.array(CallLine) }),
  async run(context) {
    const { db, clock } = context.dependencies;
    const { policy } = await readPolicy(db);
    const now = clock().getTime();
    const rows = await db
      .select(lineColumns(context))
      .from(calls)
      .where(
        and(
          ...[isNull(calls.mergedIntoId), isNull(calls.reasonId)],
          ...[eq(calls.outcome, 'answered'), eq(calls.direction, 'inbound')],
          gte(calls.startedAt, new Date(now - LOOKED_BACK_MS)),
          lt(calls.endedAt, new Date(now - policy.reasonMinutes * MINUTE_MS)),
        ),
      )
      .orderBy(asc(calls.startedAt))
      .limit(MOST);
    return { reasonMinutes: policy.reasonMinutes, calls: await callLines(context, rows) };
  },
});
