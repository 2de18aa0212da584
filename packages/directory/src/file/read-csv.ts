import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { DirectoryFailure } from '../directory-failure.ts';
import type { FlatField, FlatRow } from '../record/flat-record.ts';
import type { RecordProblem } from '../rejected-record.ts';
import { decodeStream } from './decode-stream.ts';
import type { ColumnMapping, FileFormat, OpenFile } from './file-format.ts';

/** Characters of one row: an opening quote that nobody closes must not swallow the whole file. */
const LONGEST_ROW = 64 * 1024;

export interface CsvRow {
  /** From 1, below the first line. */
  readonly row: number;
  readonly fields: FlatRow;
  /** Of the row itself, whatever stands in its fields. */
  readonly problem: RecordProblem | null;
}

/**
 * The rows of a CSV file (RFC 4180, with other delimiters, quotes within fields and rows of other lengths).
 *
 * @throws DirectoryFailure `mapping` where a column of the mapping is not there, `malformed` where it cannot go on
 */
export async function* readCsv(
  open: OpenFile,
  { delimiter, encoding, mapping }: FileFormat & { kind: 'csv' },
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    ...{ bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true },
    // An error would take the rows before it along.
    ...{ max_record_size: LONGEST_ROW, skip_records_with_error: true },
  });
  let broken: CsvError | undefined;
  parser.on('skip', (error) => {
    broken ??= error;
  });
  let places: Places | undefined;
  let row = 0;
  for await (const cells of Readable.from(decodeStream(open, encoding)).pipe(parser) as AsyncIterable<
    string[]
  >) {
    if (places) {
      row += 1;
      yield rowOf(row, cells, places);
    } else places = placesOf(cells, mapping);
  }
  if (!broken) return;
  // The file ends within a row: it was cut off.
  if (broken.code === 'CSV_QUOTE_NOT_CLOSED') yield { row: row + 1, fields: {}, problem: 'row_truncated' };
  else throw new DirectoryFailure('malformed', `row ${row + 1}`);
}

interface Places {
  readonly count: number;
  readonly of: readonly (readonly [FlatField, readonly number[]])[];
}

function placesOf(header: readonly string[], mapping: ColumnMapping): Places {
  const names = header.map((name) => name.trim());
  const of = (Object.entries(mapping) as [FlatField, readonly string[]][]).map(([field, columns]) => {
    const places = columns.map((column) => names.indexOf(column.trim()));
    const missing = columns[places.indexOf(-1)];
    if (missing !== undefined) throw new DirectoryFailure('mapping', `no column ${missing}`);
    return [field, places] as const;
  });
  return { count: header.length, of };
}

function rowOf(row: number, cells: readonly string[], { count, of }: Places): CsvRow {
  const fields = Object.fromEntries(
    of.map(([field, places]) => [field, places.map((place) => cells[place] ?? null)]),
  );
  // Some programs end every row with one more delimiter.
  const surplus = cells.slice(count).some((cell) => cell.trim() !== '');
  const problem = cells.length < count ? 'columns_missing' : surplus ? 'columns_surplus' : null;
  return { row, fields, problem };
}
