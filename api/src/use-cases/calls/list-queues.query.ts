import { schema } from '@sinia/database';
import { and, desc, gte, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { callScope } from './call-scope-store.ts';

const { calls } = schema;

/** A queue that nobody has called for so long is no choice any more. */
const LOOKED_BACK_MS = 90 * 86_400_000;

/** The queues that were called lately, with the name that each was last told with. */
export const listQueues = defineQuery({
  name: 'listQueues',
  permission: 'call.list',
  input: z.object({}),
  output: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  async run(context) {
    const { db, clock } = context.dependencies;
    const since = new Date(clock().getTime() - LOOKED_BACK_MS);
    const rows = await db
      .selectDistinctOn([calls.queueId], { id: calls.queueId, name: calls.queueName })
      .from(calls)
      .where(and(callScope(context, 'call.list'), isNotNull(calls.queueId), gte(calls.startedAt, since)))
      .orderBy(calls.queueId, desc(calls.startedAt));
    return rows.flatMap(({ id, name }) => (id === null ? [] : { id, name }));
  },
});
