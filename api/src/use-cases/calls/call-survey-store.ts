import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { calls, callSurveys, deliveries, exchanges, surveys } = schema;

export type CallSurveyRow = typeof callSurveys.$inferSelect;

/** While one worker has it. */
const LEASE_MS = 60_000;

/** The last call about each of these tickets that was answered, or goes on. */
export async function lastCalls(
  tx: Transaction,
  ticketIds: readonly string[],
): Promise<{ ticketId: string; callId: string }[]> {
  if (ticketIds.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([calls.ticketId], { ticketId: calls.ticketId, callId: calls.id })
    .from(calls)
    .where(
      and(
        anyOf(calls.ticketId, ticketIds),
        isNull(calls.mergedIntoId),
        ne(calls.direction, 'internal'),
        or(eq(calls.outcome, 'answered'), and(ne(calls.phase, 'ended'), isNotNull(calls.answeredAt))),
      ),
    )
    .orderBy(calls.ticketId, desc(calls.startedAt));
  return rows.flatMap(({ ticketId, callId }) => (ticketId ? [{ ticketId, callId }] : []));
}

/** Their rating is to come from the exchange: once a ticket; one that was dropped begins again. */
export async function awaitRatings(
  tx: Transaction,
  found: readonly { ticketId: string; callId: string }[],
  now: Date,
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((one) => ({ ...one, status: 'waiting' as const, createdAt: now, dueAt: now }));
  await tx
    .insert(callSurveys)
    .values(rows)
    .onConflictDoUpdate({
      target: callSurveys.ticketId,
      set: { callId: sql`excluded.call_id`, status: 'waiting', dueAt: now, attempts: 0 },
      setWhere: eq(callSurveys.status, 'dropped'),
    });
}

/** Something was told of these calls that may decide about a rating. */
export async function stirRatings(tx: Transaction, callIds: readonly string[], now: Date): Promise<void> {
  if (callIds.length === 0) return;
  await tx
    .update(callSurveys)
    .set({ dueAt: now })
    .where(and(anyOf(callSurveys.callId, callIds), inArray(callSurveys.status, ['waiting', 'asked'])));
}

/** Takes ratings that somebody must look at. @returns their tickets */
export async function claimRatings(db: Database, now: Date, limit: number): Promise<CallSurveyRow[]> {
  const due = db
    .select({ ticketId: callSurveys.ticketId })
    .from(callSurveys)
    .where(lte(callSurveys.dueAt, now))
    .orderBy(asc(callSurveys.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(callSurveys)
    .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${callSurveys.attempts} + 1` })
    .where(inArray(callSurveys.ticketId, due))
    .returning();
}

/** Later again. */
export async function putRatingOff(
  db: Database,
  ticketId: string,
  dueAt: Date,
  lastError: string,
): Promise<void> {
  await db.update(callSurveys).set({ dueAt, lastError }).where(eq(callSurveys.ticketId, ticketId));
}

/** Whom to tell that a call is to be rated, and when it was rated last. */
export async function exchangeOfRating(db: Database, callId: string) {
  const [row] = await db
    .select({ exchange: exchanges, ratedAt: calls.ratedAt })
    .from(calls)
    .leftJoin(exchanges, and(eq(exchanges.id, calls.exchangeId), isNull(exchanges.disabledAt)))
    .where(eq(calls.id, callId));
  return { exchange: row?.exchange ?? null, ratedAt: row?.ratedAt ?? null };
}

/** What decides about the rating of a ticket, locked. */
export async function lockCallSurvey(tx: Transaction, ticketId: string) {
  const [row] = await tx
    .select({ survey: callSurveys, call: calls, exchange: exchanges })
    .from(callSurveys)
    .innerJoin(calls, eq(calls.id, callSurveys.callId))
    .leftJoin(exchanges, and(eq(exchanges.id, calls.exchangeId), isNull(exchanges.disabledAt)))
    .where(eq(callSurveys.ticketId, ticketId))
    .for('update', { of: callSurveys });
  return row;
}

export function setCallSurvey(work: UnitOfWork, ticketId: string, set: Partial<CallSurveyRow>): void {
  work.write(work.tx.update(callSurveys).set(set).where(eq(callSurveys.ticketId, ticketId)));
}

/** The exchange asks: nobody else does. */
export function noteInvited(work: UnitOfWork, ticketId: string): void {
  work.write(work.tx.insert(surveys).values({ ticketId, invitedAt: work.now }).onConflictDoNothing());
}

/** What the caller said rates the ticket, unless they have said it otherwise already. @returns whether it does */
export async function keepRating(
  work: UnitOfWork,
  ticketId: string,
  { rating, answeredAt }: { rating: number; answeredAt: Date },
): Promise<boolean> {
  const kept = await work.tx
    .insert(surveys)
    .values({ ticketId, invitedAt: work.now, answeredAt, rating })
    .onConflictDoUpdate({
      target: surveys.ticketId,
      set: { answeredAt, rating },
      setWhere: isNull(surveys.answeredAt),
    })
    .returning({ ticketId: surveys.ticketId });
  return kept.length > 0;
}

/** The message that told the customer of the resolution, if one has left. */
export async function toldBy(tx: Transaction, ticketId: string) {
  const [row] = await tx
    .select()
    .from(deliveries)
    .where(
      and(eq(deliveries.ticketId, ticketId), eq(deliveries.kind, 'resolved'), isNotNull(deliveries.sentAt)),
    )
    .orderBy(desc(deliveries.sentAt))
    .limit(1);
  return row ?? null;
}

/** Whether the rating of a ticket comes from the telephone; what waited for the resolution to be told goes on now. */
export async function comesByCall(work: UnitOfWork, ticketId: string): Promise<boolean> {
  const [row] = await work.tx
    .select({ status: callSurveys.status })
    .from(callSurveys)
    .where(eq(callSurveys.ticketId, ticketId));
  if (row?.status === 'waiting') setCallSurvey(work, ticketId, { dueAt: work.now });
  return row !== undefined && row.status !== 'left' && row.status !== 'dropped';
}
