import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { actorKey } from '../../auth/actor.ts';
import { defineUseCase } from '../use-case.ts';
import { finishTask as finish, lockTask } from './task-store.ts';

/** A call that was owed was made, or somebody decided that it is not owed. */
export const finishCallTask = defineUseCase({
  name: 'finishCallTask',
  permission: 'call.handle',
  input: z.object({ id: z.string().max(60), how: z.enum(['spoken', 'dismissed']) }),
  output: z.object({ id: z.string() }),
  load: async (tx, { id }) => {
    const task = await lockTask(tx, id);
    if (!task) throw new Refusal('not_found');
    return task;
  },
  about: () => ({}),
  run: (work, { input: { how }, subject: { id, callId }, context }) => {
    finish(work, id, actorKey(context.actor), how);
    work.audit(`call_task.${how} ${callId}`, null);
    work.signal('calls');
    return { id };
  },
});
