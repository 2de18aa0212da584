import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { readConnection, writeConnection } from './connection-store.ts';
import { removeCustomers } from './replica-store.ts';
import {
  countUnseen,
  deleteRun,
  forgetSeen,
  insertLines,
  lockRun,
  type RunRow,
  readUnseen,
  writeRun,
} from './run-store.ts';
import { readReplicaCustomers } from './search-replica.query.ts';

const CHUNK = 500;
/** More than a fifth of everybody gone at once is a broken export until somebody says that it is right. */
const MOST_MISSING = 0.2;
const FEW = 50;
const NOBODY = { unseen: 0, active: 0 };

/**
 * The end of a run, a piece at a time: whoever a complete one did not name is gone; then it is done, and the next one
 * begins behind it.
 */
export const finishRun = defineUseCase({
  name: 'finishRun',
  permission: 'directory.import',
  input: z.object({ runId: z.string() }),
  output: z.object({ outcome: z.enum(['more', 'done', 'stopped']) }),
  load: (tx, { runId }) => lockRun(tx, runId),
  about: () => ({}),
  run: async (work, { subject: run, now }) => {
    if (run.status !== 'running') return { outcome: 'stopped' as const };
    const { tx } = work;
    const missing = run.complete && run.removed === 0 ? await countUnseen(tx, run) : NOBODY;
    if (!run.acceptsMissing && missing.unseen > Math.max(FEW, missing.active * MOST_MISSING)) {
      await writeRun(tx, run.id, { status: 'failed', lastFailure: 'too_many_missing', finishedAt: now });
      return { outcome: 'stopped' as const };
    }
    const ids = run.complete && !run.dryRun ? await readUnseen(tx, run, CHUNK) : [];
    if (ids.length > 0) {
      await removeUnseen(tx, run, ids);
      return { outcome: 'more' as const };
    }
    await complete(tx, run.dryRun ? { ...run, removed: run.removed + missing.unseen } : run, now);
    work.audit(`directory.run.done ${run.id}`, null);
    return { outcome: 'done' as const };
  },
});

async function removeUnseen(tx: Transaction, run: RunRow, ids: readonly string[]): Promise<void> {
  const before = await readReplicaCustomers(tx, ids);
  const updatedAt = run.asOf.toISOString();
  await removeCustomers(
    tx,
    run.id,
    ids.map((id) => ({ id, standing: 'deleted', updatedAt })),
  );
  await insertLines(
    tx,
    before.map((customer) => ({
      ...{ runId: run.id, customerId: customer.id, outcome: 'removed' as const },
      before: { ...customer },
    })),
  );
  await writeRun(tx, run.id, { removed: run.removed + ids.length });
}

async function complete(tx: Transaction, run: RunRow, now: Date): Promise<void> {
  await forgetSeen(tx, run.id);
  const { removed } = run;
  if (isSilent(run)) await deleteRun(tx, run.id);
  else await writeRun(tx, run.id, { status: 'done', finishedAt: now, removed });
  if (run.kind === 'file' || run.dryRun) return;
  await writeConnection(tx, {
    ...{ cursor: await goesOnFrom(tx, run), syncedAt: run.asOf },
    ...(run.kind === 'full' ? { lastFullAt: run.asOf } : {}),
  });
}

/** What changed in a file nobody knows: it is read whole every time. */
async function goesOnFrom(tx: Transaction, run: RunRow): Promise<string | null> {
  return (await readConnection(tx))?.kind === 'file' ? null : run.cursor;
}

/** A look for changes every quarter of an hour that found none is no entry in a list of imports. */
function isSilent({ kind, dryRun, created, updated, removed, rejected }: RunRow): boolean {
  return kind === 'changes' && !dryRun && created + updated + removed + rejected === 0;
}
