import { normaliseIdentity } from '../identities/index.ts';
import type { FlatField, FlatRow } from '../record/flat-record.ts';

/** Which columns hold a field, where they are called otherwise than agreed. */
export type ColumnNames = Readonly<Partial<Record<FlatField, string>>>;

/** The agreed names; the views may lack what is not needed. */
const CUSTOMER_COLUMNS = {
  customerId: 'customer_id',
  kind: 'kind',
  documentId: 'doc_id_norm',
  documentType: 'doc_type',
  name: 'name',
  surname1: 'surname1',
  surname2: 'surname2',
  companyName: 'company',
  email: 'email_norm',
  phone: 'phone_e164',
  language: 'language',
  street: 'street',
  postcode: 'postcode',
  town: 'town',
  blocked: 'gdpr_blocked',
  anonymised: 'gdpr_anonymised',
  updatedAt: 'updated_at',
} as const satisfies Partial<Record<FlatField, string>>;

const CONTRACT_COLUMNS = {
  customerId: 'customer_id',
  contract: 'contract_no',
  contractRole: 'role',
  contractStatus: 'status',
  supplyPointId: 'supply_point_id',
  supplyStreet: 'supply_address',
  supplyPostcode: 'postcode',
  supplyTown: 'town',
  meter: 'meter_serial',
  use: 'use',
  startDate: 'start_date',
  endDate: 'end_date',
  updatedAt: 'updated_at',
} as const satisfies Partial<Record<FlatField, string>>;

const AGREED = { customers: CUSTOMER_COLUMNS, contracts: CONTRACT_COLUMNS } as const;
const ALL: Readonly<Partial<Record<FlatField, string>>> = { ...CONTRACT_COLUMNS, ...CUSTOMER_COLUMNS };

/** A view may be named with its schema; anything else than letters, digits and `_` is refused by the settings. */
export const SQL_NAME = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?$/;

export interface ViewNames {
  readonly customersView: string;
  readonly contractsView: string;
  readonly columns: ColumnNames;
}

/** The names of the views and their columns, quoted. @throws TypeError for one that is no name */
export function columnsOf({ customersView, contractsView, columns }: ViewNames) {
  return {
    customers: quote(customersView),
    contracts: quote(contractsView),
    column: (field: FlatField) => quote(columns[field] ?? ALL[field] ?? field),
  };
}

/** A row of a view as text; a column that is not there says nothing. */
export function flatRow(
  row: Readonly<Record<string, unknown>>,
  columns: ColumnNames,
  view: keyof typeof AGREED,
): FlatRow {
  const fields = Object.entries(AGREED[view]) as [FlatField, string][];
  const cells = fields.map(([field, agreed]) => [field, cellsOf(row, columns[field] ?? agreed)] as const);
  const flat: FlatRow = Object.fromEntries(cells);
  if (view === 'contracts') return flat;
  return { ...flat, phone: [phoneOf(cellsOf(row, 'phone_raw')[0], flat.phone?.[0] ?? null)] };
}

/** As it stands there; where that cannot be dialled and the view has the number beside it, that one. */
function phoneOf(raw: string | null, e164: string | null): string | null {
  return raw !== null && 'value' in normaliseIdentity('phone', raw) ? raw : (e164 ?? raw);
}

function cellsOf(row: Readonly<Record<string, unknown>>, name: string): [string | null] {
  const value = row[name];
  if (value instanceof Date) return [value.toISOString()];
  return [value === null || value === undefined ? null : String(value)];
}

function quote(name: string): string {
  if (!SQL_NAME.test(name)) throw new TypeError(`${name} is no name of a view or column`);
  return name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}
