import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { lockConnection } from './connection-store.ts';
import { hasOpenRun, insertRun, lockRun, type RunRow, writeRun } from './run-store.ts';

const RunId = z.object({ id: z.string().max(60) });

/** How long the way back is kept. */
export const UNDO_DAYS = 30;

/** Copies the master now, whole or only what changed; a trial writes nothing and says what it would. */
export const startRun = defineUseCase({
  name: 'startRun',
  permission: 'directory.import',
  input: z.strictObject({
    kind: z.enum(['full', 'changes']),
    dryRun: z.boolean(),
    /** That so many may be gone is right. */
    acceptsMissing: z.boolean().default(false),
  }),
  output: RunId,
  load: async (tx) => ({
    connection: await lockConnection(tx),
    open: await hasOpenRun(tx, ['full', 'changes']),
  }),
  about: () => ({}),
  run: async (work, { input: { kind, dryRun, acceptsMissing }, subject, context, now }) => {
    if (subject.open) throw new Refusal('import_under_way');
    const id = drawId(context, now, 'run');
    const { cursor } = subject.connection;
    const whole = kind === 'full' || cursor === null;
    await insertRun(work.tx, {
      ...{ id, kind: whole ? 'full' : 'changes', complete: whole, dryRun, acceptsMissing },
      ...{ cursor: whole ? null : cursor, status: 'waiting', asOf: now, dueAt: now },
      ...{ startedBy: context.actor.id, createdAt: now },
    });
    work.audit(`directory.run.started ${id} ${kind}${dryRun ? ' dry' : ''}`, null);
    return { id };
  },
});

/** What was taken stays; it can go on or be taken back. */
export const stopRun = defineUseCase({
  name: 'stopRun',
  permission: 'directory.import',
  input: RunId,
  output: RunId,
  load: (tx, { id }) => lockRun(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject, now }) => {
    if (subject.status === 'waiting' || subject.status === 'running')
      await writeRun(work.tx, id, { status: 'stopped', finishedAt: now });
    work.audit(`directory.run.stopped ${id}`, null);
    return { id };
  },
});

/** Goes on where it was. */
export const resumeRun = defineUseCase({
  name: 'resumeRun',
  permission: 'directory.import',
  input: RunId.extend({ acceptsMissing: z.boolean().default(false) }),
  output: RunId,
  load: (tx, { id }) => lockRun(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, acceptsMissing }, subject, now }) => {
    if (subject.status === 'stopped' || subject.status === 'failed')
      await writeRun(work.tx, id, {
        ...{ status: 'running', finishedAt: null, lastFailure: null, attempts: 0, dueAt: now },
        acceptsMissing: subject.acceptsMissing || acceptsMissing,
      });
    work.audit(`directory.run.resumed ${id}`, null);
    return { id };
  },
});

/** Takes back what a run did: whoever was changed by something else since stays as they are. */
export const undoRun = defineUseCase({
  name: 'undoRun',
  permission: 'directory.import',
  input: RunId,
  output: RunId,
  load: (tx, { id }) => lockRun(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject, context, now }) => {
    if (!canUndo(subject, now)) throw new Refusal('run_not_undoable');
    await writeRun(work.tx, id, {
      ...{ status: 'undoing', finishedAt: null, cursor: '0', dueAt: now, attempts: 0, lastFailure: null },
      ...{ undoneBy: context.actor.id, undoneAt: now },
    });
    work.audit(`directory.run.undone ${id}`, null);
    return { id };
  },
});

/** Whether there is something to take back, and still a way back. */
export function canUndo({ status, dryRun, finishedAt, ...counts }: RunRow, now: Date): boolean {
  const ended = status === 'done' || status === 'stopped' || status === 'failed';
  if (!ended || dryRun || !finishedAt) return false;
  const kept = now.getTime() - finishedAt.getTime() < UNDO_DAYS * 86_400_000;
  return kept && counts.created + counts.updated + counts.removed > 0;
}
