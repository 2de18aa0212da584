import { CallId, SupervisorAsked } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { isCustomersCall, SUPERVISOR_WITHIN_MS } from '@sinia/core/call';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { aboutCall } from './call-scope-store.ts';
import { lockCall } from './call-store.ts';
import { addTask, findTask } from './task-store.ts';

/** The caller asks for a supervisor: one is to be on the line in three minutes. Asked again it is the same request. */
export const askSupervisor = defineUseCase({
  name: 'askSupervisor',
  permission: 'call.handle',
  input: z.object({ id: CallId }),
  output: SupervisorAsked,
  load: async (tx, { id }) => {
    const call = await lockCall(tx, id);
    return { call, asked: await findTask(tx, id, 'supervisor') };
  },
  about: ({ call }, context) => aboutCall(call, context),
  run: (work, { subject: { call, asked }, context, now }) => {
    if (asked) return { taskId: asked.id, dueAt: asked.dueAt.toISOString() };
    if (!isCustomersCall(call)) throw new Refusal('call_not_of_a_customer');
    const id = drawId(context, now, 'ctk');
    const dueAt = new Date(now.getTime() + SUPERVISOR_WITHIN_MS);
    addTask(work, { id, callId: call.id, kind: 'supervisor', number: call.number, dueAt, createdAt: now });
    work.audit(`call.supervisor_asked ${call.id}`, call.ticketId);
    work.signal('calls');
    return { taskId: id, dueAt: dueAt.toISOString() };
  },
});
