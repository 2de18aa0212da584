import { may, Refusal } from '@sinia/core';
import { z } from 'zod';
import { actorKey, holderOf } from '../../auth/actor.ts';
import { defineUseCase } from '../use-case.ts';
import { finishTask as finish, lockTask } from './task-store.ts';

/** A call that was owed was made, or somebody decided that it is not owed. What a supervisor owes, a supervisor does. */
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
  run: (work, { input: { how }, subject: { id, callId, kind, doneAt }, context }) => {
    if (kind !== 'callback' && !may(holderOf(context.actor), 'call.supervise'))
      throw new Refusal('permission_denied');
    if (doneAt) return { id };
    finish(work, id, actorKey(context.actor), how);
    work.audit(`call_task.${how} ${callId}`, null);
    work.signal('calls');
    return { id };
  },
});
