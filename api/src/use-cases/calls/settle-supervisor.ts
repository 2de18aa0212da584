import { reachOf } from '@sinia/core';
import { supervisorVerdict } from '@sinia/core/call';
import { endOfWorkingDay, MATARO_CALENDAR } from '@sinia/core/schedule';
import { schema, type Transaction } from '@sinia/database';
import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { userOf } from './call-row.ts';
import { type CallRow, lockCall, readExtensions } from './call-store.ts';
import { addTask, finishTask, lockTask } from './task-store.ts';

interface SupervisorAnswer {
  readonly userId: string;
  readonly at: Date;
}

/**
 * What became of a request for a supervisor: one was on the line in time, or a call is owed the same working day (Ley
 * 10/2025, art. 8.3). While neither is certain nothing changes.
 */
export const settleSupervisor = defineUseCase({
  name: 'settleSupervisor',
  permission: 'call.handle',
  input: z.object({ taskId: z.string(), callId: z.string() }),
  output: z.object({ settled: z.boolean() }),
  load: async (tx, { taskId, callId }) => {
    const call = await lockCall(tx, callId);
    return { call, task: await lockTask(tx, taskId), answers: await supervisorAnswers(tx, call) };
  },
  about: () => ({}),
  run: (work, { subject: { call, task, answers }, context, now }) => {
    if (!task || task.doneAt) return { settled: false };
    const { id, dueAt, createdAt } = task;
    const over = call.phase === 'ended' && call.closing === 'certain';
    const supervisorsAt = answers.map(({ at }) => at);
    const verdict = supervisorVerdict({ askedAt: createdAt, dueAt }, { over, supervisorsAt }, now);
    if (verdict.is === 'waiting') return { settled: false };
    if (verdict.is === 'met') {
      const by = answers.find(({ at }) => at === verdict.at)?.userId ?? null;
      finishTask(work, id, by, 'spoken', verdict.at);
    } else {
      finishTask(work, id, null, 'late');
      addTask(work, {
        ...{ id: drawId(context, now, 'ctk'), callId: call.id, kind: 'supervisor_callback' },
        ...{ number: call.number, createdAt: now, dueAt: endOfWorkingDay(createdAt, MATARO_CALENDAR) },
      });
    }
    work.audit(`call.supervisor_${verdict.is} ${call.id}`, call.ticketId);
    work.signal('calls');
    return { settled: true };
  },
});

/** Which supervisors answered a telephone of the call, in the order in which they did. */
async function supervisorAnswers(tx: Transaction, { details }: CallRow): Promise<SupervisorAnswer[]> {
  const extensions = await readExtensions(tx);
  const answers = details.legs.flatMap((leg) => {
    const userId = userOf(leg, extensions);
    return userId && leg.answeredAt ? [{ userId, at: new Date(leg.answeredAt) }] : [];
  });
  const supervisors = await supervisorsAmong(
    tx,
    answers.map(({ userId }) => userId),
  );
  return answers
    .filter(({ userId }) => supervisors.has(userId))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Who of them may take what only a supervisor does. */
export async function supervisorsAmong(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { users } = schema;
  const rows = await tx
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Set(rows.filter(({ role }) => reachOf({ holder: role }, 'call.supervise')).map(({ id }) => id));
}
