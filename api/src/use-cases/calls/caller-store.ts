import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, lt, lte } from 'drizzle-orm';
import { rowsFromJson } from '../deliveries/rows-from-json-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { calls, pendingCallers: pending } = schema;

const TRIES = 8;

/** Calls of somebody who is unknown here and is looked for in the billing system. */
export async function awaitCallers(tx: Transaction, callIds: readonly string[], dueAt: Date): Promise<void> {
  if (callIds.length === 0) return;
  const rows = callIds.map((callId) => ({ callId, dueAt, attempts: 0 }));
  await tx.insert(pending).select(rowsFromJson(pending, rows)).onConflictDoNothing();
}

export async function dueCallers(db: Database, now: Date, limit: number) {
  return db
    .select({ callId: pending.callId, attempts: pending.attempts, number: calls.number })
    .from(pending)
    .innerJoin(calls, eq(calls.id, pending.callId))
    .where(and(lte(pending.dueAt, now), lt(pending.attempts, TRIES)))
    .orderBy(asc(pending.dueAt))
    .limit(limit);
}

export function settleCaller(work: UnitOfWork, callId: string): void {
  work.write(work.tx.delete(pending).where(eq(pending.callId, callId)));
}

export async function putCallerOff(
  db: Database,
  { callId, attempts }: { readonly callId: string; readonly attempts: number },
  dueAt: Date,
  lastError: string,
): Promise<void> {
  await db
    .update(pending)
    .set({ attempts: attempts + 1, dueAt, lastError })
    .where(eq(pending.callId, callId));
}
