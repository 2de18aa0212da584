import { MyCalls } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, eq, gte, isNull, ne, or } from 'drizzle-orm';
import { z } from 'zod';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { callPop } from './call-pop.query.ts';
import { type Extensions, userOf } from './call-row.ts';
import { shownCall } from './call-scope-store.ts';
import { type CallRow, readExtensions } from './call-store.ts';
import { readPolicy } from './policy-store.ts';

const { calls } = schema;

const MOST = 100;
const SHOWN = 5;
const MINUTE_MS = 60_000;

/** The calls that ring at somebody's telephone, that they are on, and that they have just ended: with who calls. */
export const myCalls = defineQuery({
  name: 'myCalls',
  permission: 'call.handle',
  input: z.object({}),
  output: MyCalls,
  async run(context) {
    const data = await readMyCalls(context);
    for (const { call } of data) await noteShown(context, call.id);
    return { data };
  },
});

/** That somebody was shown who calls. */
export function noteShown(context: Context, callId: string): Promise<void> {
  return insertAudit(context, `call.shown ${callId}`, null);
}

export async function readMyCalls(context: Context): Promise<MyCalls['data']> {
  const { actor, dependencies } = context;
  if (actor.kind !== 'staff') return [];
  const { db, clock } = dependencies;
  const [extensions, { policy }] = await Promise.all([readExtensions(db), readPolicy(db)]);
  const since = new Date(clock().getTime() - policy.reasonMinutes * MINUTE_MS);
  const rows = await db
    .select(shownCall(context))
    .from(calls)
    .where(
      and(
        isNull(calls.mergedIntoId),
        ne(calls.direction, 'internal'),
        or(ne(calls.phase, 'ended'), and(eq(calls.agentId, actor.id), gte(calls.endedAt, since))),
        gte(calls.startedAt, new Date(since.getTime() - DAY_MS)),
      ),
    )
    .orderBy(eq(calls.phase, 'ended'), desc(calls.startedAt))
    .limit(MOST);
  const mine = rows.filter((row) => row.agentId === actor.id || ringsAt(row, actor.id, extensions));
  return Promise.all(mine.slice(0, SHOWN).map((row) => callPop(context, row, extensions, policy)));
}

const DAY_MS = 86_400_000;

function ringsAt({ phase, details }: CallRow, userId: string, extensions: Extensions): boolean {
  if (phase === 'ended') return false;
  return details.legs.some((leg) => leg.outcome === 'ringing' && userOf(leg, extensions) === userId);
}
