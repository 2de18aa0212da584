import { LookedUpCaller, LookUpCallerBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { and, desc, eq, gte, inArray, isNull, ne, sql } from 'drizzle-orm';
import { insertAudit } from '../audit-store.ts';
import { identifyContact } from '../contacts/identify-contact.ts';
import type { Context } from '../context.ts';
import { defineQuery } from '../query.ts';
import { callerCard, callPop, type KnownCaller } from './call-pop.query.ts';
import { readNumber } from './call-row.ts';
import { callScope, shownCall } from './call-scope-store.ts';
import { readExtensions } from './call-store.ts';
import { idsOf } from './list-calls.query.ts';
import { noteShown } from './my-calls.query.ts';
import { readPolicy } from './policy-store.ts';

const { calls } = schema;
const DAY_MS = 86_400_000;

/**
 * Who calls, for an exchange that can only open a page with a number in it: the call that goes on, or, where nothing was
 * told of it, what is known of whoever has the number. For people alone: a key has the lists.
 */
export const lookUpCaller = defineQuery({
  name: 'lookUpCaller',
  permission: 'call.handle',
  input: LookUpCallerBody,
  output: LookedUpCaller,
  async run(context, { number, callId }) {
    if (context.actor.kind !== 'staff') throw new Refusal('permission_denied');
    if (number === undefined && callId === undefined) throw new Refusal('invalid_body');
    const told = readNumber(number ?? '');
    const pop = await readLiveCall(context, callId, told.callerKind === 'number' ? told.number : null);
    if (pop) {
      await noteShown(context, pop.call.id);
      const { call, ticket, reasonId, supervisor, writeUpDueAt, ...caller } = pop;
      return { pop, number: call.direction === 'outbound' ? call.to : call.from, ...caller };
    }
    const known = await identified(context, told);
    const card = await callerCard(context, known);
    await insertAudit(context, ['caller.looked_up', ...contactsOn(card)].join(' '), null);
    return { pop: null, number: known.number, ...card };
  },
});

async function readLiveCall(context: Context, callId: string | undefined, number: string | null) {
  const { db, clock } = context.dependencies;
  const named = callId
    ? inArray(calls.id, sql`(${idsOf(callId)})`)
    : number
      ? eq(calls.number, number)
      : undefined;
  if (!named) return null;
  const [row] = await db
    .select(shownCall(context))
    .from(calls)
    .where(
      and(
        ...[named, isNull(calls.mergedIntoId), ne(calls.phase, 'ended'), ne(calls.direction, 'internal')],
        gte(calls.startedAt, new Date(clock().getTime() - DAY_MS)),
        callScope(context, 'call.handle'),
      ),
    )
    .orderBy(desc(calls.startedAt))
    .limit(1);
  if (!row) return null;
  const [extensions, { policy }] = await Promise.all([readExtensions(db), readPolicy(db)]);
  return callPop(context, row, extensions, policy);
}

/** Whom a card shows: never the number, which says more than the trace needs. */
function contactsOn({ contact, candidates }: Awaited<ReturnType<typeof callerCard>>): string[] {
  return [...(contact ? [contact] : []), ...candidates].map(({ contactId }) => contactId);
}

/** By the number alone, as a call of it would be. */
async function identified(
  context: Context,
  { callerKind, number }: Pick<KnownCaller, 'callerKind' | 'number'>,
): Promise<KnownCaller> {
  if (callerKind !== 'number' || !number)
    return { callerKind, number: null, contactId: null, identification: null };
  const claims = [{ kind: 'phone', value: number, proof: 'caller_id' } as const];
  const { identification } = await context.dependencies.db.transaction((tx) =>
    identifyContact(tx, context, claims),
  );
  return { callerKind, number, contactId: identification.contactId, identification };
}
