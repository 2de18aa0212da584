import { Call } from '@sinia/contracts';
import { type Permission, Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { callScope, shownCall } from './call-scope-store.ts';
import { type CallRow, readExtensions } from './call-store.ts';
import { callView } from './call-view.ts';
import { idsOf } from './list-calls.query.ts';

/** Ours, or the exchange's own of any of its legs. */
export const AnyCallId = z.string().min(1).max(200);

/** One call. */
export const getCall = defineQuery({
  name: 'getCall',
  permission: 'call.read',
  input: z.object({ id: AnyCallId }),
  output: Call,
  async run(context, { id }) {
    const [row, extensions] = await Promise.all([
      visibleCall(context, 'call.read', id),
      readExtensions(context.dependencies.db),
    ]);
    return callView(row, extensions);
  },
});

/** The call, if the caller may see it; else it is missing. */
export async function visibleCall(context: Context, permission: Permission, id: string): Promise<CallRow> {
  const { calls } = schema;
  const named = id.startsWith('cal_') ? eq(calls.id, id) : inArray(calls.id, sql`(${idsOf(id)})`);
  const [row] = await context.dependencies.db
    .select(shownCall(context))
    .from(calls)
    .where(and(named, isNull(calls.mergedIntoId), callScope(context, permission)))
    .limit(1);
  if (!row) throw new Refusal('not_found');
  return row;
}
