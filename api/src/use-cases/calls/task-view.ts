import { schema } from '@sinia/database';
import { z } from 'zod';
import { CallLine } from './call-line-store.ts';
import type { CallTaskRow } from './task-store.ts';

export const CallTask = z.object({
  id: z.string(),
  kind: z.enum(schema.CALL_TASK_KINDS),
  number: z.string().nullable(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  /** Who has said that they see to it. */
  takenBy: z.string().nullable(),
  call: CallLine,
});

export function callTaskView(task: CallTaskRow, call: z.input<typeof CallLine>): z.input<typeof CallTask> {
  const { id, kind, number, dueAt, createdAt, takenBy } = task;
  return {
    ...{ id, kind, number, takenBy, call },
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
  };
}
