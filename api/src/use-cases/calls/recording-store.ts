import { newId } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Dependencies } from '../context.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { callAliases, callRecordings, calls, exchanges, tickets } = schema;

export type RecordingRow = typeof callRecordings.$inferSelect;

/** While one worker has it. */
const LEASE_MS = 10 * 60_000;

const selected = {
  recording: callRecordings,
  call: {
    id: calls.id,
    exchangeId: calls.exchangeId,
    exchangeCall: calls.exchangeCall,
    consent: calls.consent,
    outcome: calls.outcome,
    startedAt: calls.startedAt,
    endedAt: calls.endedAt,
    stale: calls.stale,
  },
  ticket: {
    id: tickets.id,
    status: tickets.status,
    solvedAt: tickets.solvedAt,
    closedAt: tickets.closedAt,
    resolutionNotifiedAt: tickets.resolutionNotifiedAt,
    canBeTold: sql<boolean>`(${tickets.noticeRoute} is not null or ${tickets.requester} ->> 'email' is not null)`,
  },
};

/** A recording with what decides about it: its call, and the ticket of that. */
export type CallRecording = Awaited<ReturnType<typeof readRecordings>>[number];

function readRecordings(db: Database | Transaction) {
  return db
    .select(selected)
    .from(callRecordings)
    .innerJoin(
      callAliases,
      and(
        eq(callAliases.exchangeId, callRecordings.exchangeId),
        eq(callAliases.exchangeCall, callRecordings.exchangeCall),
      ),
    )
    .innerJoin(calls, eq(calls.id, callAliases.callId))
    .leftJoin(tickets, eq(tickets.id, calls.ticketId));
}

/** What an exchange told of is there, each once. */
export async function addRecordings(
  tx: Transaction,
  { clock, random }: Pick<Dependencies, 'clock' | 'random'>,
  told: readonly Pick<RecordingRow, 'exchangeId' | 'exchangeCall' | 'recordingId'>[],
): Promise<void> {
  if (told.length === 0) return;
  const now = clock();
  const rows = told.map((one) => ({
    ...one,
    id: newId('rec', now.getTime(), random(16)),
    ...{ status: 'waiting' as const, createdAt: now, dueAt: now },
  }));
  await tx.insert(callRecordings).values(rows).onConflictDoNothing();
}

/** Something was said that may decide about the recordings of calls: they are looked at. */
export async function stirRecordings(tx: Transaction, callIds: readonly string[], now: Date): Promise<void> {
  if (callIds.length === 0) return;
  const theirs = tx
    .select({ exchangeCall: callAliases.exchangeCall })
    .from(callAliases)
    .where(and(anyOf(callAliases.callId, callIds), eq(callAliases.exchangeId, callRecordings.exchangeId)));
  await tx
    .update(callRecordings)
    .set({ dueAt: now, attempts: 0 })
    .where(and(ne(callRecordings.status, 'deleted'), inArray(callRecordings.exchangeCall, theirs)));
}

/** The newest recording of a call that is not deleted. */
export async function recordingOfCall(db: Database, callId: string): Promise<CallRecording | undefined> {
  const [found] = await readRecordings(db)
    .where(and(eq(calls.id, callId), ne(callRecordings.status, 'deleted')))
    .orderBy(desc(callRecordings.createdAt), desc(callRecordings.id))
    .limit(1);
  return found;
}

/** Of what kind a recording is, if it is kept and consent was not taken back. */
export async function findKept(db: Database, id: string): Promise<{ mediaType: string } | undefined> {
  const [found] = await readRecordings(db).where(
    and(eq(callRecordings.id, id), eq(callRecordings.status, 'kept')),
  );
  if (!found || found.call.consent === false) return undefined;
  const { mediaType } = found.recording;
  return mediaType ? { mediaType } : undefined;
}

/** Takes recordings that somebody must look at. */
export async function claimRecordings(db: Database, now: Date, limit: number): Promise<CallRecording[]> {
  const due = db
    .select({ id: callRecordings.id })
    .from(callRecordings)
    .where(lte(callRecordings.dueAt, now))
    .orderBy(asc(callRecordings.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  const taken = await db
    .update(callRecordings)
    .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${callRecordings.attempts} + 1` })
    .where(inArray(callRecordings.id, due))
    .returning({ id: callRecordings.id });
  if (taken.length === 0) return [];
  const ids = taken.map(({ id }) => id);
  return readRecordings(db).where(inArray(callRecordings.id, ids)).orderBy(asc(callRecordings.createdAt));
}

/** @returns whether it is kept: not where it was decided against meanwhile */
export async function markKept(
  db: Database,
  id: string,
  set: Pick<RecordingRow, 'mediaType' | 'sha256' | 'fetchedAt'>,
): Promise<boolean> {
  const kept = await db
    .update(callRecordings)
    .set({ ...set, status: 'kept', attempts: 0, lastError: null })
    .where(and(eq(callRecordings.id, id), ne(callRecordings.status, 'deleted')))
    .returning({ id: callRecordings.id });
  return kept.length > 0;
}

export async function setRecording(
  db: Database | Transaction,
  id: string,
  set: Partial<RecordingRow>,
): Promise<void> {
  await db.update(callRecordings).set(set).where(eq(callRecordings.id, id));
}

/** Done with it for now; where something was said meanwhile it is looked at again at once. */
export async function putRecordingDown(
  db: Database | Transaction,
  { id, dueAt }: Pick<RecordingRow, 'id' | 'dueAt'>,
  set: Partial<RecordingRow>,
): Promise<void> {
  const isOurs = dueAt ? eq(callRecordings.dueAt, dueAt) : isNull(callRecordings.dueAt);
  await db
    .update(callRecordings)
    .set(set)
    .where(and(eq(callRecordings.id, id), isOurs));
}

/** The days were changed: each is looked at anew. */
export function stirAllRecordings(work: UnitOfWork): void {
  work.write(
    work.tx
      .update(callRecordings)
      .set({ dueAt: work.now, attempts: 0 })
      .where(inArray(callRecordings.status, ['kept', 'linked'])),
  );
}

/** What the recordings of exchanges were set to: those that hand theirs out. */
export async function exchangesOf(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, typeof exchanges.$inferSelect>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(exchanges)
    .where(and(inArray(exchanges.id, [...ids]), isNotNull(exchanges.control)));
  return new Map(rows.map((row) => [row.id, row]));
}
