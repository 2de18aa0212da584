import { supervisorVerdict } from '@sinia/core/call';
import { endOfWorkingDay, MATARO_CALENDAR } from '@sinia/core/schedule';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { lockCall } from './call-store.ts';
import { supervisorAnswers } from './supervisor-store.ts';
import { addTask, finishTask, lockTask } from './task-store.ts';

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
