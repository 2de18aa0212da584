import { newId, Refusal } from '@sinia/core';
import type { CallPriority } from '@sinia/core/call';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, getTableColumns, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Dependencies } from '../context.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { rowsFromJson } from '../deliveries/rows-from-json-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { calls, callAliases, callIssues, extensions, users } = schema;

export type CallRow = typeof calls.$inferSelect;
export type NewCall = typeof calls.$inferInsert;

/** One writer an exchange: which calls are one conversation is decided by one after the other. */
export async function lockExchange(tx: Transaction, exchangeId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`calls:${exchangeId}`}, 0))`);
}

/** Which of our calls some ids of the exchange belong to. */
export async function readAliases(
  tx: Transaction,
  exchangeId: string,
  exchangeCalls: readonly string[],
): Promise<Map<string, string>> {
  if (exchangeCalls.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(callAliases)
    .where(and(eq(callAliases.exchangeId, exchangeId), anyOf(callAliases.exchangeCall, exchangeCalls)));
  return new Map(rows.map(({ exchangeCall, callId }) => [exchangeCall, callId]));
}

export async function writeAliases(
  tx: Transaction,
  exchangeId: string,
  aliases: ReadonlyMap<string, string>,
): Promise<void> {
  if (aliases.size === 0) return;
  const rows = [...aliases].map(([exchangeCall, callId]) => ({ exchangeId, exchangeCall, callId }));
  await tx
    .insert(callAliases)
    .select(rowsFromJson(callAliases, rows))
    .onConflictDoUpdate({
      target: [callAliases.exchangeId, callAliases.exchangeCall],
      set: { callId: sql`excluded.call_id` },
    });
}

/**
 * A call as it is read: its contact is where the chain of merges ends, and whoever said that they are 65 or older goes
 * first (Ley 10/2025, art. 10.6), also where the exchange does not know it.
 */
export const callColumns = {
  ...getTableColumns(calls),
  contactId: sql<string | null>`(select root_id from contacts where contacts.id = ${calls.contactId})`,
  priority: sql<CallPriority | null>`coalesce(${calls.priority}, (
    select 'senior' from contacts card join contacts root on root.id = card.root_id
    where card.id = ${calls.contactId} and root.over65
      and (${calls.identification} ->> 'provisional') is distinct from 'true'))`,
};

export async function lockCalls(tx: Transaction, ids: readonly string[]): Promise<Map<string, CallRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select(callColumns)
    .from(calls)
    .where(anyOf(calls.id, ids))
    .orderBy(calls.id)
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which exchange a call is of. */
export async function exchangeOfCall(tx: Transaction, id: string): Promise<string | undefined> {
  const [row] = await tx.select({ exchangeId: calls.exchangeId }).from(calls).where(eq(calls.id, id));
  return row?.exchangeId;
}

/** The call, locked until the transaction ends. */
export async function lockCall(tx: Transaction, id: string): Promise<CallRow> {
  const row = (await lockCalls(tx, [id])).get(id);
  if (!row || row.mergedIntoId) throw new Refusal('not_found');
  return row;
}

/** Writes what was worked out of calls, many in one statement; what people did with them stays. */
export async function upsertCalls(tx: Transaction, rows: readonly NewCall[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(calls)
    .select(rowsFromJson(calls, rows))
    .onConflictDoUpdate({ target: calls.id, set: { ...WORKED_OUT, ...FOUND_ONCE, agentId: AGENT } });
}

const WORKED_OUT = Object.fromEntries(
  (
    [
      ...([
        'direction',
        'phase',
        'outcome',
        'closing',
        'callerKind',
        'number',
        'callerName',
        'line',
      ] as const),
      ...(['queueId', 'queueName', 'startedAt', 'queuedAt', 'answeredAt', 'endedAt'] as const),
      ...(['waitSeconds', 'ringSeconds', 'talkSeconds', 'holdSeconds', 'extension'] as const),
      ...(['priority', 'rating', 'ratedAt', 'consent', 'consentAt', 'recordingId'] as const),
      ...(['recordingSeconds', 'stale', 'cutWhileWaiting', 'details', 'lookAt', 'updatedAt'] as const),
    ] satisfies (keyof NewCall)[]
  ).map((column) => [column, sql.raw(`excluded."${calls[column].name}"`)]),
);

/** Whose call it is was found by the first number that was told, or said by a person. */
const FOUND_ONCE = {
  contactId: sql`coalesce(${calls.contactId}, excluded.contact_id)`,
  identification: sql`coalesce(${calls.identification}, excluded.identification)`,
};

/** Whose telephone it was is known from when its facts were understood; where they do not say it, it stays. */
const AGENT = sql`coalesce(excluded.agent_id,
  case when excluded.extension = ${calls.extension} then ${calls.agentId} end)`;

/** Whose telephone an extension is. */
export async function readExtensions(db: Database | Transaction): Promise<Map<string, string>> {
  const rows = await db.select().from(extensions);
  return new Map(rows.map(({ extension, userId }) => [extension, userId]));
}

/** Counts what was odd about events, by day. */
export async function countIssues(
  tx: Transaction,
  exchangeId: string,
  issues: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  if (issues.size === 0) return;
  const day = now.toISOString().slice(0, 10);
  const rows = [...issues]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([issue, count]) => ({ exchangeId, issue, day, count, lastAt: now }));
  await tx
    .insert(callIssues)
    .values(rows)
    .onConflictDoUpdate({
      target: [callIssues.exchangeId, callIssues.issue, callIssues.day],
      set: { count: sql`${callIssues.count} + excluded.count`, lastAt: now },
    });
}

export function drawCallId({ clock, random }: Pick<Dependencies, 'clock' | 'random'>): string {
  return newId('cal', clock().getTime(), random(16));
}

/** Calls that somebody must look at: those that have ended, and those whose end was never told. */
export async function dueCalls(db: Database, now: Date, limit: number): Promise<CallRow[]> {
  return db
    .select(callColumns)
    .from(calls)
    .where(lte(calls.lookAt, now))
    .orderBy(asc(calls.lookAt))
    .limit(limit);
}

/** Writes what people and rules made of a call. */
export function setOnCall(work: UnitOfWork, id: string, set: Partial<NewCall>): void {
  work.write(
    work.tx
      .update(calls)
      .set({ ...set, updatedAt: work.now })
      .where(eq(calls.id, id)),
  );
}

/** A call that could not be settled is looked at again later. */
export async function putCallOff(db: Database, id: string, lookAt: Date): Promise<void> {
  await db.update(calls).set({ lookAt }).where(eq(calls.id, id));
}

/** Whether somebody may have tickets assigned. */
export async function worksTickets(tx: Transaction, userId: string | null): Promise<boolean> {
  if (!userId) return false;
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), inArray(users.role, ['agent', 'supervisor']), isNull(users.disabledAt)));
  return rows.length > 0;
}
