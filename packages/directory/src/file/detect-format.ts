import { parse } from 'csv-parse/sync';
import { DELIMITERS, type FileFormat } from './file-format.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** What a file seems to be, for a person to agree with. */
export interface DetectedFormat {
  readonly format: FileFormat;
  /** The names in its first line; none in NDJSON. */
  readonly columns: readonly string[];
}

const UTF8_TAIL = 3;
const LONGEST_SAMPLE = 64 * 1024;

type Csv = Extract<FileFormat, { kind: 'csv' }>;

export interface SaidFormat {
  readonly delimiter?: Csv['delimiter'] | undefined;
  readonly encoding?: Csv['encoding'] | undefined;
}

/**
 * Looks at the beginning of a file: byte order mark, encoding, what stands between the columns, their names.
 *
 * @param head its first bytes, some 64 kB
 * @param said what a person knows better
 */
export function detectFormat(head: Uint8Array, said: SaidFormat = {}): DetectedFormat {
  const encoding = said.encoding ?? (isUtf8(head) ? 'utf-8' : 'windows-1252');
  const text = new TextDecoder(encoding).decode(head);
  if (/^\s*\{/.test(text)) return { format: { kind: 'ndjson', encoding }, columns: [] };
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== '') ?? '';
  const delimiter = said.delimiter ?? delimiterOf(line);
  const columns = splitLine(line, delimiter);
  return { format: { kind: 'csv', delimiter, encoding, mapping: suggestMapping(columns) }, columns };
}

/** The first rows below the names, cell by cell: for a person to see what stands where. NDJSON shows none. */
export function sampleOf(head: Uint8Array, format: FileFormat, most: number): string[][] {
  if (format.kind === 'ndjson') return [];
  const text = new TextDecoder(format.encoding).decode(head);
  const rows = parse(text, {
    ...{ delimiter: format.delimiter, to: most + 1, bom: true, max_record_size: LONGEST_SAMPLE },
    ...{
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
    },
  });
  return rows.slice(1);
}

const delimiterOf = (line: string) =>
  DELIMITERS.reduce((best, one) => (splitLine(line, one).length > splitLine(line, best).length ? one : best));

/** The last character may be cut in two. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let cut = 0; cut <= UTF8_TAIL; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
      return true;
    } catch {}
  }
  return false;
}

/** A first line is seldom quoted, and never over several lines. */
function splitLine(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, '').trim());
}
