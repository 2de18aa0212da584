import type { DirectoryFailureCode, DirectoryPort } from '@sinia/directory';
import { backOff } from '../outbox/back-off.ts';
import type { Context, Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';
import { noteAnswer, noteFailure, readConnection } from '../use-cases/directory/connection-store.ts';
import { finishRun } from '../use-cases/directory/finish-run.ts';
import { importBatch } from '../use-cases/directory/import-batch.ts';
import { failureOf } from '../use-cases/directory/live-directory.ts';
import { openRunSource } from '../use-cases/directory/open-run-source.ts';
import { nextRun, type RunRow, writeRun } from '../use-cases/directory/run-store.ts';
import { scheduleRuns } from '../use-cases/directory/schedule-runs.ts';
import { undoBatch } from '../use-cases/directory/undo-batch.ts';

const PAGE = 500;
const CALL_MS = 30_000;
const TRIES = 8;

/** What will not be otherwise in a while: somebody has to see to it. */
const FINAL: ReadonlySet<DirectoryFailureCode> = new Set<DirectoryFailureCode>([
  ...(['login_refused', 'address_not_allowed', 'certificate', 'mapping', 'file_missing'] as const),
]);

/** Begins what is due, and carries the next run on until it ends or the worker does. @returns whether there was one */
export async function importDirectory(dependencies: Dependencies, signal: AbortSignal): Promise<boolean> {
  const { db, clock } = dependencies;
  const connection = await readConnection(db);
  if (connection && !connection.pausedAt && connection.changesDueAt <= clock())
    await scheduleRuns.execute(systemContext(dependencies, 'directory', 'directory-schedule'), {});
  const run = await nextRun(db, clock(), connection?.pausedAt != null);
  if (!run) return false;
  const context = systemContext(dependencies, 'directory', `directory-${run.id}`);
  try {
    await (run.status === 'undoing' ? undo(context, run, signal) : carryOn(context, run, signal));
  } catch (error) {
    await failed(dependencies, run, error);
  }
  return true;
}

async function undo(context: Context, { id }: RunRow, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { outcome } = await undoBatch.execute(context, { runId: id });
    if (outcome !== 'more') return;
  }
}

async function carryOn(context: Context, run: RunRow, signal: AbortSignal): Promise<void> {
  const { db } = context.dependencies;
  if (run.status === 'waiting') await writeRun(db, run.id, { status: 'running' });
  const source = await openRunSource(context.dependencies, run);
  try {
    if (!(await readAll(context, run, source, signal))) return;
  } finally {
    await source.close().catch(() => undefined);
  }
  if (run.kind !== 'file') await noteAnswer(db);
  while (!signal.aborted) {
    const { outcome } = await finishRun.execute(context, { runId: run.id });
    if (outcome !== 'more') return;
  }
}

/**
 * Writes page by page; while one is written the next is read.
 *
 * @returns false when somebody stopped it, another worker was ahead, or this one ends
 */
async function readAll(
  context: Context,
  { id, cursor }: RunRow,
  source: DirectoryPort,
  signal: AbortSignal,
): Promise<boolean> {
  const read = (from: string | null) => {
    const page = source.changes(from, PAGE, { signal: AbortSignal.timeout(CALL_MS) });
    // Whoever stops before it is there does not want to hear that it failed.
    page.catch(() => undefined);
    return page;
  };
  let after = cursor;
  for (let coming = read(after); !signal.aborted; ) {
    const { more, ...page } = await coming;
    if (more) coming = read(page.next);
    const { outcome } = await importBatch.execute(context, { runId: id, after, ...page });
    if (outcome === 'stopped') return false;
    if (!more) return true;
    after = page.next;
  }
  return false;
}

async function failed(dependencies: Dependencies, run: RunRow, error: unknown): Promise<void> {
  const { db, clock, log } = dependencies;
  const failure = failureOf(error);
  log.warn({ err: failure, runId: run.id }, 'an import of the directory could not go on');
  const attempts = run.attempts + 1;
  const now = clock();
  const final = FINAL.has(failure.code) || attempts >= TRIES;
  await writeRun(db, run.id, {
    ...{ lastFailure: failure.code, attempts },
    ...(final
      ? { status: 'failed', finishedAt: now }
      : { dueAt: new Date(now.getTime() + backOff(attempts, Math.random())) }),
  });
  if (run.kind !== 'file') await noteFailure(db, failure.code, now);
}
