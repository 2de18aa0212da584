import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { lockTask, takeTask } from './task-store.ts';

/**
 * Somebody sees to a call that is owed, so that nobody else rings the customer too; or gives it back. What a colleague sees
 * to is theirs, unless it is taken over in so many words.
 */
export const takeCallTask = defineUseCase({
  name: 'takeCallTask',
  permission: 'call.handle',
  input: z.object({ id: z.string().max(60), take: z.boolean(), takeOver: z.boolean().optional() }),
  output: z.object({ takenBy: z.string().nullable() }),
  load: async (tx, { id }) => {
    const task = await lockTask(tx, id);
    if (!task || task.doneAt) throw new Refusal('not_found');
    return task;
  },
  about: () => ({}),
  run: (work, { input: { take, takeOver = false }, subject: { id, callId, takenBy: before }, context }) => {
    const isTheirs = before !== null && before !== context.actor.id;
    if (isTheirs && !(take && takeOver)) throw new Refusal('call_task_taken');
    const takenBy = take ? context.actor.id : null;
    if (takenBy === before) return { takenBy };
    takeTask(work, id, takenBy);
    work.audit(`call_task.${take ? 'taken' : 'given_back'} ${callId}`, null);
    work.signal('calls');
    return { takenBy };
  },
});
