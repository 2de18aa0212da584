import { Call } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { z } from 'zod';
import type { Extensions } from './call-row.ts';
import type { CallRow } from './call-store.ts';
import { callView } from './call-view.ts';
import type { CallTaskRow } from './task-store.ts';

export const CallTask = z.object({
  id: z.string(),
  kind: z.enum(schema.CALL_TASK_KINDS),
  number: z.string().nullable(),
  dueAt: z.iso.datetime(),
  call: Call,
});

export function callTaskView(
  task: CallTaskRow,
  call: CallRow,
  extensions: Extensions,
): z.input<typeof CallTask> {
  const { id, kind, number, dueAt } = task;
  return { id, kind, number, dueAt: dueAt.toISOString(), call: callView(call, extensions) };
}
