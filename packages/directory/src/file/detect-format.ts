import { DELIMITERS, type FileFormat } from './file-format.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** What a file seems to be, for a person to agree with. */
export interface DetectedFormat {
  readonly format: FileFormat;
  /** The names in its first line; none in NDJSON. */
  readonly columns: readonly string[];
}

const UTF8_TAIL = 3;

/**
 * Looks at the beginning of a file: byte order mark, encoding, what stands between the columns, their names.
 *
 * @param head its first bytes, some 64 kB
 */
export function detectFormat(head: Uint8Array): DetectedFormat {
  const encoding = isUtf8(head) ? 'utf-8' : 'windows-1252';
  const text = new TextDecoder(encoding).decode(head);
  if (/^\s*\{/.test(text)) return { format: { kind: 'ndjson', encoding }, columns: [] };
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== '') ?? '';
  const delimiter = DELIMITERS.reduce((best, one) =>
    splitLine(line, one).length > splitLine(line, best).length ? one : best,
  );
  const columns = splitLine(line, delimiter);
  return { format: { kind: 'csv', delimiter, encoding, mapping: suggestMapping(columns) }, columns };
}

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
