import { z } from 'zod';
import { canUndo } from './manage-runs.ts';
import type { RunRow } from './run-store.ts';

export const RunView = z.object({
  id: z.string(),
  kind: z.enum(['full', 'changes', 'file']),
  dryRun: z.boolean(),
  complete: z.boolean(),
  status: z.enum(['waiting', 'running', 'done', 'stopped', 'failed', 'undoing', 'undone']),
  fileName: z.string().nullable(),
  asOf: z.iso.datetime(),
  /** Records; null where nobody knows how many there are. */
  total: z.int().nullable(),
  done: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** Older than what the copy had already. */
  outdated: z.int(),
  removed: z.int(),
  rejected: z.int(),
  /** A code of the directory's failures, or `too_many_missing`. */
  lastFailure: z.string().nullable(),
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  canUndo: z.boolean(),
  /** Whether a trial can be done for good, with the file that is still there. */
  canRepeat: z.boolean(),
  undoneAt: z.iso.datetime().nullable(),
});
export type RunView = z.infer<typeof RunView>;

export function runView(row: RunRow, now: Date): RunView {
  const { id, kind, dryRun, complete, status, fileName, total, done, lastFailure, startedBy } = row;
  const { created, updated, unchanged, outdated, removed, rejected } = row;
  return {
    ...{ id, kind, dryRun, complete, status, fileName, total, done, lastFailure, startedBy },
    ...{ created, updated, unchanged, outdated, removed, rejected },
    asOf: row.asOf.toISOString(),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    canUndo: canUndo(row, now),
    canRepeat: canRepeat(row),
  };
}

/** Whether what was tried with a file can be done: it ended well, and the file is still kept. */
export function canRepeat({ kind, dryRun, status, fileId }: RunRow): boolean {
  return kind === 'file' && dryRun && status === 'done' && fileId !== null;
}
