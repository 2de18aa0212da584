import type { FieldError } from '@sinia/core';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { importRows, type RowOutcome } from './import-rows.ts';
import { type ReadableRow, readImportRow, type SentRow } from './read-import-row.ts';

/** So many rows are one transaction. */
const BATCH = 100;

/** What became of a row, with the codes of what is wrong with it. */
export interface RowReport extends Omit<RowOutcome, 'problem'> {
  readonly errors?: readonly FieldError[];
}

/**
 * Brings in contacts, row by row as they come: no more than a batch of them is held. A row is written whole or not at
 * all, and the same rows sent again, after a broken connection or a year later, change nothing.
 *
 * @returns the report, in the order of the rows
 */
export const importContacts = {
  name: 'importContacts',
  permission: 'contact.write',
  async execute(context: Context, sent: AsyncIterable<SentRow>): Promise<RowReport[]> {
    requireReach(context, importContacts.permission);
    const report: RowReport[] = [];
    let batch: ReadableRow[] = [];
    const keys = new Set<string>();
    const write = async () => {
      const { rows } = batch.length > 0 ? await importRows.execute(context, { rows: batch }) : { rows: [] };
      report.push(...rows.map(reported));
      batch = [];
      keys.clear();
    };
    for await (const one of sent) {
      const read = readImportRow(context.actor, one);
      if ('errors' in read) {
        report.push({ row: read.row, outcome: 'rejected', contactId: null, errors: read.errors });
        continue;
      }
      const own = keysOf(read);
      if (batch.length === BATCH || own.some((key) => keys.has(key))) await write();
      batch.push(read);
      for (const key of own) keys.add(key);
    }
    await write();
    return report.sort((left, right) => left.row - right.row);
  },
} as const;

/** Rows that share one of these are not written together: the second must find what the first has left. */
function keysOf({ body: { aquacisId }, wanted }: ReadableRow): string[] {
  const keys = wanted.map(({ kind, value }) => `${kind}\n${value}`);
  return aquacisId ? [...keys, `aquacis\n${aquacisId}`] : keys;
}

function reported({ problem, ...row }: RowOutcome): RowReport {
  return problem ? { ...row, errors: [{ pointer: '', code: problem }] } : row;
}
