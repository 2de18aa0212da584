import type { ChangedRecord, DirectoryCustomer } from '@sinia/directory';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { judgeBatch } from './judge-batch.ts';
import { tellBlocked } from './replica-events-store.ts';
import { putCustomers, raiseVersions, removeCustomers } from './replica-store.ts';
import { forgetBefore, insertLines, lockRun, newerFullAt, noteSeen, writeRun } from './run-store.ts';

export interface ImportedBatch {
  readonly runId: string;
  /** How far the run had come when this page was read: whoever comes later finds it done. */
  readonly after: string | null;
  readonly records: readonly ChangedRecord[];
  readonly deletedIds: readonly string[];
  readonly next: string;
  readonly total: number | null;
}

/**
 * A page of the master into the copy, with how far the run has come: both or none, so that it goes on after a kill
 * exactly where it was, and no customer is half there.
 */
export const importBatch = defineUseCase({
  name: 'importBatch',
  permission: 'directory.import',
  input: z.custom<ImportedBatch>(),
  output: z.object({ outcome: z.enum(['taken', 'stopped']) }),
  load: (tx, { runId }) => lockRun(tx, runId),
  about: () => ({}),
  run: async (work, { input, subject: run, now }) => {
    if (run.status !== 'running' || run.cursor !== input.after) return { outcome: 'stopped' as const };
    const { tx } = work;
    const named = input.records.flatMap((record) => ('customer' in record ? [record.customer.id] : []));
    const keepsCount = run.complete || run.kind === 'file';
    const fresh = keepsCount ? await noteSeen(tx, run.id, [...new Set(named)]) : new Set(named);
    const records = run.kind === 'file' ? withoutRepeated(input.records, fresh) : input.records;
    const judged = await judgeBatch(tx, run, { ...input, records }, await newerFullAt(tx, run));
    const { puts, removals, raised, lines, counts } = judged;
    if (!run.dryRun) {
      await putCustomers(tx, run.id, puts);
      await removeCustomers(tx, run.id, removals);
      await raiseVersions(tx, raised);
      const hidden = removals.filter(({ standing }) => standing !== 'deleted').map(({ id }) => id);
      await forgetBefore(tx, hidden);
      await tellBlocked(tx, hidden, now);
    }
    await insertLines(tx, lines);
    await writeRun(tx, run.id, {
      ...{ cursor: input.next, total: input.total ?? run.total, attempts: 0, lastFailure: null },
      done: run.done + input.records.length + input.deletedIds.length,
      created: run.created + counts.created,
      updated: run.updated + counts.updated,
      unchanged: run.unchanged + counts.unchanged,
      outdated: run.outdated + counts.outdated,
      removed: run.removed + counts.removed,
      rejected: run.rejected + counts.rejected,
    });
    return { outcome: 'taken' as const };
  },
});

/** In a file a customer stands once: a second record of theirs would take away what the first one brought. */
function withoutRepeated(records: readonly ChangedRecord[], fresh: ReadonlySet<string>): ChangedRecord[] {
  const open = new Set(fresh);
  return records.map((record) => {
    if (!('customer' in record) || open.delete(record.customer.id)) return record;
    const { id } = record.customer satisfies DirectoryCustomer;
    return {
      row: record.row,
      rejected: { customerId: id, problem: 'customer_repeated', field: 'customerId' },
    };
  });
}
