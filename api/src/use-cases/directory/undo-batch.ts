import type { Transaction } from '@sinia/database';
import type { DirectoryCustomer } from '@sinia/directory';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import {
  forgetCustomers,
  hashed,
  type PutBack,
  putCustomers,
  type RemovedCustomer,
  removeCustomers,
  shownBy,
} from './replica-store.ts';
import { forgetSeen, lockRun, readLines, writeRun } from './run-store.ts';

const CHUNK = 500;
const DONE_TO = ['created', 'updated', 'removed'] as const;

/** The next piece of taking a run back, with how far it has come. */
export const undoBatch = defineUseCase({
  name: 'undoBatch',
  permission: 'directory.import',
  input: z.object({ runId: z.string() }),
  output: z.object({ outcome: z.enum(['more', 'done', 'stopped']) }),
  load: (tx, { runId }) => lockRun(tx, runId),
  about: () => ({}),
  run: async (work, { subject: run, now }) => {
    if (run.status !== 'undoing') return { outcome: 'stopped' as const };
    const lines = await readLines(work.tx, run.id, DONE_TO, Number(run.cursor), CHUNK);
    const last = lines.at(-1);
    if (!last) {
      await forgetSeen(work.tx, run.id);
      await writeRun(work.tx, run.id, { status: 'undone', finishedAt: now });
      return { outcome: 'done' as const };
    }
    await restore(work.tx, run.id, lines);
    await writeRun(work.tx, run.id, { cursor: String(last.position) });
    return { outcome: 'more' as const };
  },
});

/**
 * Only those that the run wrote last: what came later is newer than what would be restored. Whoever must not be kept stays
 * away, and whoever was not to be kept before it goes again.
 */
async function restore(
  tx: Transaction,
  runId: string,
  lines: Awaited<ReturnType<typeof readLines>>,
): Promise<void> {
  const first = new Map(lines.toReversed().map((line) => [line.customerId ?? '', line]));
  const mine = await shownBy(tx, runId, [...first.keys()]);
  const back = [...first].filter(([id]) => mine.has(id));
  const made = back.filter(([, { outcome, before }]) => outcome === 'created' && before === null);
  const before = back.flatMap(([, line]) => (line.before ? [line.before as unknown as PutBack] : []));
  const kept = before.filter((one): one is DirectoryCustomer => one.standing === 'active');
  const gone = before.filter((one): one is RemovedCustomer => one.standing !== 'active');
  await forgetCustomers(
    tx,
    made.map(([id]) => id),
  );
  await putCustomers(tx, null, kept.map(hashed));
  await removeCustomers(tx, null, gone);
}
