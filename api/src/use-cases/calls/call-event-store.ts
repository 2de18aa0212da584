import { newId } from '@sinia/core';
import type { CallFact } from '@sinia/core/call';
import { type Database, type schema, type Transaction, schema as tables } from '@sinia/database';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Dependencies } from '../context.ts';
import { anyOf } from '../deliveries/any-of-store.ts';

const { callEvents } = tables;

export type CallEventRow = typeof callEvents.$inferSelect;

/** An event as it came. */
export interface RawCallEvent {
  readonly exchangeId: string;
  readonly eventKey: string;
  readonly source: schema.CallSource;
  readonly raw: Uint8Array;
}

export const LEASE_MS = 60_000;

/** Stores events, each once. @returns for each whether it was new. */
export async function insertCallEvents(
  { sql: connection, clock, random }: Pick<Dependencies, 'sql' | 'clock' | 'random'>,
  events: readonly RawCallEvent[],
): Promise<boolean[]> {
  const now = clock();
  const at = now.toISOString();
  const rows = events.map(({ exchangeId, eventKey, source, raw }) => ({
    id: newId('cev', now.getTime(), random(16)),
    exchange_id: exchangeId,
    event_key: eventKey,
    source,
    raw: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
    received_at: at,
    due_at: at,
  }));
  const stored = await connection<{ id: string }[]>`
    insert into call_events ${connection(rows)} on conflict (exchange_id, event_key) do nothing returning id`;
  const ids = new Set(stored.map(({ id }) => id));
  return rows.map(({ id }) => ids.has(id));
}

/** Takes events that nobody has processed, for a minute, in the order in which they came. */
export async function claimCallEvents(db: Database, now: Date, limit: number): Promise<CallEventRow[]> {
  const due = db
    .select({ id: callEvents.id })
    .from(callEvents)
    .where(and(isNull(callEvents.processedAt), sql`${callEvents.dueAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(callEvents.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  const rows = await db
    .update(callEvents)
    .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${callEvents.attempts} + 1` })
    .where(inArray(callEvents.id, due))
    .returning();
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Locks events that are still to be processed. @returns their ids */
export async function lockCallEvents(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: callEvents.id })
    .from(callEvents)
    .where(and(anyOf(callEvents.id, ids), isNull(callEvents.processedAt)))
    .orderBy(asc(callEvents.id))
    .for('update');
  return new Set(rows.map(({ id }) => id));
}

export interface ProcessedEvent {
  readonly id: string;
  readonly callId: string | null;
  readonly fact: CallFact | null;
}

/** Says what was understood of events, in one statement. */
export async function markProcessed(
  tx: Transaction,
  events: readonly ProcessedEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  const facts = JSON.stringify(events.map(({ id, callId, fact }) => ({ id, call_id: callId, fact })));
  await tx.execute(sql`
    update ${callEvents} set
      processed_at = ${now.toISOString()}::timestamptz, call_id = told.call_id, fact = told.fact, last_error = null
    from jsonb_to_recordset(${facts}::text::jsonb) as told(id text, call_id text, fact jsonb)
    where ${callEvents.id} = told.id`);
}

/** An event that failed waits; those that came after it do not. */
export async function putEventOff(db: Database, id: string, dueAt: Date, lastError: string): Promise<void> {
  await db
    .update(callEvents)
    .set({ dueAt, lastError: lastError.slice(0, 500) })
    .where(and(eq(callEvents.id, id), isNull(callEvents.processedAt)));
}

/** The facts of conversations. */
export async function readFacts(
  db: Database | Transaction,
  callIds: readonly string[],
): Promise<Map<string, CallFact[]>> {
  const found = new Map<string, CallFact[]>(callIds.map((id) => [id, []]));
  if (callIds.length === 0) return found;
  const rows = await db
    .select({ callId: callEvents.callId, fact: callEvents.fact })
    .from(callEvents)
    .where(and(anyOf(callEvents.callId, callIds), sql`${callEvents.fact} is not null`));
  for (const { callId, fact } of rows) if (callId && fact) found.get(callId)?.push(factOf(fact));
  return found;
}

/** A fact as JSON kept it. */
export function factOf(stored: schema.StoredFact): CallFact {
  const fact = stored as unknown as CallFact;
  const { span } = fact;
  return {
    ...fact,
    at: new Date(stored.at),
    span: span && { startedAt: dateOf(span.startedAt), answeredAt: dateOf(span.answeredAt) },
  };
}

const dateOf = (at: Date | string | null) => (at === null ? null : new Date(at));

/** A fact of the house, understood from the start; known already: nothing changes. */
export async function insertFact(
  tx: Transaction,
  { clock, random }: Pick<Dependencies, 'clock' | 'random'>,
  { callId, exchangeId, fact }: { callId: string; exchangeId: string; fact: CallFact },
): Promise<void> {
  const now = clock();
  const stored = JSON.stringify(fact);
  await tx
    .insert(callEvents)
    .values({
      ...{ id: newId('cev', now.getTime(), random(16)), exchangeId, callId, eventKey: fact.id },
      ...{ source: 'house', raw: Buffer.from(stored), fact: JSON.parse(stored) as schema.StoredFact },
      ...{ receivedAt: now, dueAt: now, processedAt: now },
    })
    .onConflictDoNothing();
}
