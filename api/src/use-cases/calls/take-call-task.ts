import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { lockTask, takeTask } from './task-store.ts';

/** Somebody sees to a call that is owed, so that nobody else rings the customer too; or gives it back. */
export const takeCallTask = defineUseCase({
  name: 'takeCallTask',
  permission: 'call.handle',
  input: z.object({ id: z.string().max(60), take: z.boolean() }),
  output: z.object({ takenBy: z.string().nullable() }),
  load: async (tx, { id }) => {
    const task = await lockTask(tx, id);
    if (!task || task.doneAt) throw new Refusal('not_found');
    return task;
  },
  about: () => ({}),
  run: (work, { input: { take }, subject: { id, callId }, context }) => {
    const takenBy = take ? context.actor.id : null;
    takeTask(work, id, takenBy);
    work.audit(`call_task.${take ? 'taken' : 'given_back'} ${callId}`, null);
    work.signal('calls');
    return { takenBy };
  },
});
