import type { RawAddress, RawContract, RawCustomer } from './raw-customer.ts';

/** What a column of a table may hold; several columns may hold telephones or addresses of mail. */
export const FLAT_FIELDS = [
  'customerId',
  'kind',
  'documentId',
  'documentType',
  'name',
  'surname1',
  'surname2',
  'companyName',
  'email',
  'phone',
  'language',
  'street',
  'postcode',
  'town',
  'contract',
  'contractRole',
  'contractStatus',
  'supplyPointId',
  'supplyStreet',
  'supplyPostcode',
  'supplyTown',
  'meter',
  'use',
  'startDate',
  'endDate',
  'blocked',
  'anonymised',
  'updatedAt',
] as const;
export type FlatField = (typeof FLAT_FIELDS)[number];

/** One row: what stands in the columns of each field. */
export type FlatRow = Readonly<Partial<Record<FlatField, readonly (string | null)[]>>>;

/**
 * The rows of one customer as one record: what they are comes of the first row that says it, contacts, addresses and
 * contracts of all of them.
 */
export function mergeRows(rows: readonly FlatRow[]): RawCustomer {
  const first = (field: FlatField) =>
    rows.map((row) => textOf(row, field)).find((text) => text !== null) ?? null;
  const all = (field: FlatField) => rows.flatMap((row) => row[field] ?? []);
  return {
    id: first('customerId'),
    kind: first('kind'),
    documentId: first('documentId'),
    documentType: first('documentType'),
    name: first('name'),
    surname1: first('surname1'),
    surname2: first('surname2'),
    companyName: first('companyName'),
    language: first('language'),
    blocked: strictest(rows, 'blocked'),
    anonymised: strictest(rows, 'anonymised'),
    updatedAt: latest(rows),
    emails: distinct(all('email')),
    phones: distinct(all('phone')),
    addresses: distinct(rows.map(addressOf)),
    contracts: distinct(rows.flatMap((row) => contractOf(row) ?? [])),
  };
}

export function textOf(row: FlatRow, field: FlatField): string | null {
  return row[field]?.find((text) => text !== null && text.trim() !== '') ?? null;
}

/** Any row that says something else than no. */
function strictest(rows: readonly FlatRow[], field: 'blocked' | 'anonymised'): string | null {
  const said = rows.map((row) => textOf(row, field));
  return said.find((text) => text !== null && !/^(?:0+|f|false|n|no)$/i.test(text.trim())) ?? said[0] ?? null;
}

function latest(rows: readonly FlatRow[]): string | null {
  const said = rows.map((row) => textOf(row, 'updatedAt')).filter((text) => text !== null);
  return said.toSorted().at(-1) ?? null;
}

function addressOf(row: FlatRow): RawAddress {
  return { street: textOf(row, 'street'), postcode: textOf(row, 'postcode'), town: textOf(row, 'town') };
}

function contractOf(row: FlatRow): RawContract | null {
  const number = textOf(row, 'contract');
  if (number === null) return null;
  return {
    number,
    role: textOf(row, 'contractRole'),
    status: textOf(row, 'contractStatus'),
    supplyPointId: textOf(row, 'supplyPointId'),
    supplyAddress: {
      street: textOf(row, 'supplyStreet'),
      postcode: textOf(row, 'supplyPostcode'),
      town: textOf(row, 'supplyTown'),
    },
    meterSerial: textOf(row, 'meter'),
    use: textOf(row, 'use'),
    startDate: textOf(row, 'startDate'),
    endDate: textOf(row, 'endDate'),
  };
}

/** Rows repeat what they share. */
function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
