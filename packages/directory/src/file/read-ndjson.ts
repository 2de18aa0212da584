import type { RawAddress, RawContract, RawCustomer } from '../record/raw-customer.ts';
import { readCustomer } from '../record/read-customer.ts';
import type { RecordProblem } from '../rejected-record.ts';
import { decodeStream, readLines } from './decode-stream.ts';
import type { FileFormat, OpenFile } from './file-format.ts';
import type { FileRecord } from './read-records.ts';

const LONGEST_LINE = 1024 * 1024;

type Json = Readonly<Record<string, unknown>>;

/** One customer a line, in the words of the port (`DirectoryCustomer`). */
export async function* readNdjson(
  open: OpenFile,
  { encoding }: FileFormat,
  asOf: string,
): AsyncGenerator<FileRecord> {
  let rows = 0;
  for await (const { line, tooLong, last } of readLines(decodeStream(open, encoding), LONGEST_LINE)) {
    if (line.trim() === '' && !tooLong) continue;
    rows += 1;
    const raw = tooLong ? null : parse(line);
    if (raw) yield { record: { row: rows, ...readCustomer(raw, asOf) }, rows };
    else yield rejected(rows, tooLong ? 'row_too_long' : last ? 'row_truncated' : 'json_invalid');
  }
}

function rejected(rows: number, problem: RecordProblem): FileRecord {
  return { record: { row: rows, rejected: { customerId: null, problem, field: null } }, rows };
}

function parse(line: string): RawCustomer | null {
  try {
    const value: unknown = JSON.parse(line);
    return isJson(value) ? rawOf(value) : null;
  } catch {
    return null;
  }
}

function rawOf(json: Json): RawCustomer {
  const text = (name: string) => textOf(json[name]);
  const standing = text('standing');
  return {
    ...{
      id: text('id'),
      kind: text('kind'),
      documentId: text('documentId'),
      documentType: text('documentType'),
    },
    ...{ name: text('name'), surname1: text('surname1'), surname2: text('surname2') },
    ...{ companyName: text('companyName'), language: text('language'), updatedAt: text('updatedAt') },
    blocked: standing === 'blocked' ? 'true' : text('blocked'),
    anonymised: standing === 'anonymised' ? 'true' : text('anonymised'),
    emails: listOf(json.emails).map(textOf),
    phones: listOf(json.phones).map((phone) => (isJson(phone) ? textOf(phone.raw) : textOf(phone))),
    addresses: listOf(json.addresses).filter(isJson).map(addressOf),
    contracts: listOf(json.contracts).filter(isJson).map(contractOf),
  };
}

function addressOf(json: Json): RawAddress {
  return { street: textOf(json.street), postcode: textOf(json.postcode), town: textOf(json.town) };
}

function contractOf(json: Json): RawContract {
  const text = (name: string) => textOf(json[name]);
  return {
    ...{ number: text('number'), role: text('role'), status: text('status') },
    ...{ supplyPointId: text('supplyPointId'), meterSerial: text('meterSerial'), use: text('use') },
    ...{ startDate: text('startDate'), endDate: text('endDate') },
    supplyAddress: addressOf(isJson(json.supplyAddress) ? json.supplyAddress : {}),
  };
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
