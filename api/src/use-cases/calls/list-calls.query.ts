import { CallPage, ListCallsQuery } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { and, desc, eq, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { openCursor } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import { defineQuery } from '../query.ts';
import { callScope, shownCall, shownTicket } from './call-scope-store.ts';
import { readExtensions } from './call-store.ts';
import { callView } from './call-view.ts';

const { calls, callAliases } = schema;

/** A page of calls, newest first. */
export const listCalls = defineQuery({
  name: 'listCalls',
  permission: 'call.list',
  input: ListCallsQuery,
  output: CallPage,
  async run(context, input) {
    const { db } = context.dependencies;
    const [at, id] = input.cursor ? openCursor(context, input.cursor) : [];
    const after = at
      ? sql`(${calls.startedAt}, ${calls.id}) < (${String(at)}::timestamptz, ${String(id)})`
      : undefined;
    const [rows, extensions] = await Promise.all([
      db
        .select(shownCall(context))
        .from(calls)
        .where(
          and(callScope(context, 'call.list'), isNull(calls.mergedIntoId), ...filters(context, input), after),
        )
        .orderBy(desc(calls.startedAt), desc(calls.id))
        .limit(input.limit + 1),
      readExtensions(db),
    ]);
    const { shown, pagination } = cutPage(context, rows, input.limit, ({ startedAt, id }) => [
      startedAt.toISOString(),
      id,
    ]);
    return { data: shown.map((row) => callView(row, extensions)), pagination };
  },
});

function filters(context: Context, input: ListCallsQuery): (SQL | undefined)[] {
  const { callId, ticketId, contactId, agentId, direction, outcome, queueId } = input;
  const { startedSince, startedBefore } = input;
  return [
    callId ? inArray(calls.id, sql`(${idsOf(callId)})`) : undefined,
    ticketId ? sql`${shownTicket(context)} = ${ticketId}` : undefined,
    contactId ? ofContact(contactId) : undefined,
    agentId ? eq(calls.agentId, agentId) : undefined,
    direction ? eq(calls.direction, direction) : undefined,
    outcome ? eq(calls.outcome, outcome) : undefined,
    queueId ? eq(calls.queueId, queueId) : undefined,
    startedSince ? gte(calls.startedAt, new Date(startedSince)) : undefined,
    startedBefore ? lt(calls.startedAt, new Date(startedBefore)) : undefined,
  ];
}

/** The calls that an id of an exchange belongs to. */
export function idsOf(exchangeCall: string): SQL {
  return sql`select ${callAliases.callId} from ${callAliases} where ${callAliases.exchangeCall} = ${exchangeCall}`;
}

/** Calls of a contact, and of those that went into it. */
function ofContact(contactId: string): SQL {
  return sql`${calls.contactId} = any(array(
    select id from contacts where root_id = (select root_id from contacts where id = ${contactId})))`;
}
