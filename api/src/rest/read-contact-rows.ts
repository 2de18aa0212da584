import { CreateContactBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { DirectoryFailure } from '@sinia/directory';
import { decodeStream, detectFormat, readCsv, readLines } from '@sinia/directory/file';
import type { SentRow } from '../use-cases/contacts/read-import-row.ts';
import { contactOfFlat } from './contact-of-flat.ts';
import { fieldErrors } from './problem.ts';

const HEAD_BYTES = 64 * 1024;
const LONGEST_LINE = 256 * 1024;

/**
 * The rows of a body as it arrives, NDJSON or CSV: with or without a byte order mark, UTF-8 or Windows-1252, whatever
 * stands between the columns. A last row that was cut off is named as one.
 *
 * @throws Refusal `invalid_body` for a table without any column that we know
 */
export async function* readContactRows(
  body: AsyncIterable<Uint8Array>,
  kind: 'csv' | 'ndjson',
): AsyncGenerator<SentRow> {
  const { head, open } = await beginning(body);
  const { format } = detectFormat(head);
  if (kind === 'ndjson') yield* ndjsonRows(open, format.encoding);
  else if (format.kind === 'csv' && Object.keys(format.mapping).length > 0) yield* csvRows(open, format);
  else throw new Refusal('invalid_body', { fields: [{ pointer: '', code: 'columns_missing' }] });
}

/** The first bytes, and the whole from its beginning. */
async function beginning(body: AsyncIterable<Uint8Array>) {
  const pieces: Uint8Array[] = [];
  const iterator = body[Symbol.asyncIterator]();
  for (let bytes = 0; bytes < HEAD_BYTES; ) {
    const { done, value } = await iterator.next();
    if (done) break;
    pieces.push(value);
    bytes += value.length;
  }
  async function* open() {
    yield* pieces;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: Buffer.concat(pieces), open };
}

type Open = () => AsyncIterable<Uint8Array>;

async function* ndjsonRows(open: Open, encoding: string): AsyncGenerator<SentRow> {
  let row = 0;
  for await (const { line, tooLong, last } of readLines(decodeStream(open, encoding), LONGEST_LINE)) {
    if (line.trim() === '' && !tooLong) continue;
    row += 1;
    const raw = tooLong ? undefined : parsed(line);
    if (raw === undefined) {
      const code = tooLong ? 'row_too_long' : last ? 'row_truncated' : 'json_invalid';
      yield { row, errors: [{ pointer: '', code }] };
    } else yield sentRow(row, raw);
  }
}

async function* csvRows(open: Open, format: Parameters<typeof readCsv>[1]): AsyncGenerator<SentRow> {
  try {
    for await (const { row, fields, problem } of readCsv(open, format)) {
      if (problem) yield { row, errors: [{ pointer: '', code: problem }] };
      else yield sentRow(row, contactOfFlat(fields));
    }
  } catch (error) {
    if (!(error instanceof DirectoryFailure)) throw error;
    const row = Number(/\d+/.exec(error.message)?.[0] ?? 0);
    yield { row, errors: [{ pointer: '', code: 'row_too_long' }] };
  }
}

function sentRow(row: number, raw: unknown): SentRow {
  const { data, error } = CreateContactBody.safeParse(raw);
  return data ? { row, body: data } : { row, errors: fieldErrors(error) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
