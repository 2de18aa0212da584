import type { ChangedRecord } from '../port.ts';
import { type FlatRow, mergeRows, textOf } from '../record/flat-record.ts';
import { type ReadRecord, readCustomer } from '../record/read-customer.ts';
import type { RecordProblem } from '../rejected-record.ts';
import type { FileFormat, OpenFile } from './file-format.ts';
import { readCsv } from './read-csv.ts';
import { readNdjson } from './read-ndjson.ts';

/** A record and how many rows of the file lie behind it then. */
export interface FileRecord {
  readonly record: ChangedRecord;
  readonly rows: number;
}

/** The records of a file in its order. @param asOf when its data was right (RFC 3339) */
export function readRecords(open: OpenFile, format: FileFormat, asOf: string): AsyncGenerator<FileRecord> {
  return format.kind === 'csv' ? groups(open, format, asOf) : readNdjson(open, format, asOf);
}

interface Group {
  readonly id: string | null;
  readonly row: number;
  readonly rows: FlatRow[];
  last: number;
  problem: RecordProblem | null;
}

/** Rows of one customer that stand together are one record: a row each for a contract or a telephone. */
async function* groups(
  open: OpenFile,
  format: FileFormat & { kind: 'csv' },
  asOf: string,
): AsyncGenerator<FileRecord> {
  let group: Group | undefined;
  for await (const { row, fields, problem } of readCsv(open, format)) {
    const id = textOf(fields, 'customerId')?.trim() ?? null;
    if (group && (id === null || id !== group.id)) yield recordOf(group, asOf);
    if (!group || id === null || id !== group.id) group = { id, row, rows: [], last: row, problem: null };
    group.rows.push(fields);
    group.last = row;
    // A customer of whom one row cannot be read is not taken over in part.
    group.problem ??= problem;
  }
  if (group) yield recordOf(group, asOf);
}

function recordOf({ id, row, rows, last, problem }: Group, asOf: string): FileRecord {
  const read: ReadRecord = problem
    ? { rejected: { customerId: id?.slice(0, 60) ?? null, problem, field: null } }
    : readCustomer(mergeRows(rows), asOf);
  return { record: { row, ...read }, rows: last };
}
