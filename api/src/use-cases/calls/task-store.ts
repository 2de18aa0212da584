import { schema, type Transaction } from '@sinia/database';
import { and, eq, isNull } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { callTasks } = schema;

export type CallTaskRow = typeof callTasks.$inferSelect;

/** A call that is owed; the same one is not owed twice. */
export function addTask(work: UnitOfWork, task: typeof callTasks.$inferInsert): void {
  work.write(work.tx.insert(callTasks).values(task).onConflictDoNothing());
}

/** Whoever waited for a call has been spoken to: nothing is owed to that number any more. */
export function settleTasksOf(work: UnitOfWork, number: string, doneBy: string | null): void {
  work.write(
    work.tx
      .update(callTasks)
      .set({ doneAt: work.now, doneBy, doneHow: 'spoken' })
      .where(and(eq(callTasks.number, number), eq(callTasks.kind, 'callback'), isNull(callTasks.doneAt))),
  );
}

export async function lockTask(tx: Transaction, id: string): Promise<CallTaskRow | undefined> {
  const [row] = await tx.select().from(callTasks).where(eq(callTasks.id, id)).for('update');
  return row;
}

export function finishTask(
  work: UnitOfWork,
  id: string,
  doneBy: string,
  doneHow: CallTaskRow['doneHow'],
): void {
  work.write(
    work.tx
      .update(callTasks)
      .set({ doneAt: work.now, doneBy, doneHow })
      .where(and(eq(callTasks.id, id), isNull(callTasks.doneAt))),
  );
}
