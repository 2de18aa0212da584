import { schema, type Transaction } from '@sinia/database';
import { and, eq, inArray } from 'drizzle-orm';
import type { CallRow, NewCall } from './call-store.ts';

const { calls, callAliases, callDials, callEvents, callSurveys, callTasks, pendingCallers } = schema;

/** What was told as two calls is one: everything of the one goes to the other, also what people made of it. */
export async function joinCalls(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.update(callEvents).set({ callId: into }).where(eq(callEvents.callId, from));
  await tx.update(callAliases).set({ callId: into }).where(eq(callAliases.callId, from));
  await tx.update(callSurveys).set({ callId: into }).where(eq(callSurveys.callId, from));
  await tx.update(callDials).set({ callId: into }).where(eq(callDials.callId, from));
  await joinTasks(tx, from, into);
  await joinPending(tx, from, into);
  const rows = await tx
    .select()
    .from(calls)
    .where(inArray(calls.id, [from, into]))
    .orderBy(calls.id)
    .for('update');
  const gone = rows.find(({ id }) => id === from);
  const kept = rows.find(({ id }) => id === into);
  if (!gone) return;
  await tx.update(calls).set({ mergedIntoId: into, lookAt: null }).where(eq(calls.id, from));
  if (kept) await tx.update(calls).set(joined(kept, gone)).where(eq(calls.id, into));
}

/** What was said of the call that stays stands; what was said of the other alone is said of both. */
function joined(kept: CallRow, gone: CallRow): Partial<NewCall> {
  const { ticketId, ticketBy } = kept.ticketId ? kept : gone;
  const { reasonId, reasonBy, reasonAt } = kept.reasonId ? kept : gone;
  const { contactId, identification } = certainty(gone) > certainty(kept) ? gone : kept;
  return { ticketId, ticketBy, reasonId, reasonBy, reasonAt, contactId, identification };
}

/** How well it is known whose call it is: nobody looked, nobody was found, perhaps somebody, somebody; a person said it. */
function certainty({ contactId, identification }: CallRow): number {
  if (identification?.reason === 'by_hand') return 4;
  if (!contactId) return identification ? 1 : 0;
  return identification?.provisional ? 2 : 3;
}

/** What is owed to a caller is owed once. */
async function joinTasks(tx: Transaction, from: string, into: string): Promise<void> {
  const owed = tx.select({ kind: callTasks.kind }).from(callTasks).where(eq(callTasks.callId, into));
  await tx.delete(callTasks).where(and(eq(callTasks.callId, from), inArray(callTasks.kind, owed)));
  await tx.update(callTasks).set({ callId: into }).where(eq(callTasks.callId, from));
}

/** Whoever is looked for in the billing system is looked for once. */
async function joinPending(tx: Transaction, from: string, into: string): Promise<void> {
  const [one] = await tx.delete(pendingCallers).where(eq(pendingCallers.callId, from)).returning();
  if (one)
    await tx
      .insert(pendingCallers)
      .values({ ...one, callId: into })
      .onConflictDoNothing();
}
