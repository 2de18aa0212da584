import { schema, type Transaction } from '@sinia/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { callTasks } = schema;

export type CallTaskRow = typeof callTasks.$inferSelect;

/** A call that is owed; the same one is not owed twice. */
export function addTask(work: UnitOfWork, task: typeof callTasks.$inferInsert): void {
  work.write(work.tx.insert(callTasks).values(task).onConflictDoNothing());
}

/**
 * Whoever waited for a call has been spoken to: nothing is owed to that number any more, but for what only a supervisor
 * can give.
 */
export function settleTasksOf(
  work: UnitOfWork,
  number: string,
  doneBy: string | null,
  kinds: readonly CallTaskRow['kind'][],
): void {
  work.write(
    work.tx
      .update(callTasks)
      .set({ doneAt: work.now, doneBy, doneHow: 'spoken' })
      .where(
        and(eq(callTasks.number, number), inArray(callTasks.kind, [...kinds]), isNull(callTasks.doneAt)),
      ),
  );
}

/** The request for a supervisor in a call, if there was one. */
export async function findTask(
  tx: Transaction,
  callId: string,
  kind: CallTaskRow['kind'],
): Promise<CallTaskRow | undefined> {
  const ofCall = and(eq(callTasks.callId, callId), eq(callTasks.kind, kind));
  const [row] = await tx.select().from(callTasks).where(ofCall);
  return row;
}

export async function lockTask(tx: Transaction, id: string): Promise<CallTaskRow | undefined> {
  const [row] = await tx.select().from(callTasks).where(eq(callTasks.id, id)).for('update');
  return row;
}

export function finishTask(
  work: UnitOfWork,
  id: string,
  doneBy: string | null,
  doneHow: CallTaskRow['doneHow'],
  doneAt: Date = work.now,
): void {
  work.write(
    work.tx
      .update(callTasks)
      .set({ doneAt, doneBy, doneHow })
      .where(and(eq(callTasks.id, id), isNull(callTasks.doneAt))),
  );
}

/** @param takenBy null: nobody sees to it any more */
export function takeTask(work: UnitOfWork, id: string, takenBy: string | null): void {
  work.write(work.tx.update(callTasks).set({ takenBy }).where(eq(callTasks.id, id)));
}
