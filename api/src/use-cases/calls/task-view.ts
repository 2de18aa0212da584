import { Call } from '@sinia/contracts';
import { z } from 'zod';
import type { Extensions } from './call-row.ts';
import type { CallRow } from './call-store.ts';
import { callView } from './call-view.ts';
import type { CallTaskRow } from './task-store.ts';

export const CallTask = z.object({
  id: z.string(),
  kind: z.enum(['callback', 'supervisor']),
  number: z.string(),
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
