import type { DirectoryCustomer, DirectoryPhone, DocumentType } from '../customer.ts';
import { normaliseIdentity } from '../identities/index.ts';
import type { RecordProblem, RejectedRecord } from '../rejected-record.ts';
import { readDocumentType, readFlag, readKind, readLanguage } from './codes.ts';
import { InRecord, optional, tidy } from './field.ts';
import type { RawCustomer } from './raw-customer.ts';
import { readAddress } from './read-address.ts';
import { readContract } from './read-contract.ts';
import { readMoment } from './wire-values.ts';

type Profile = Omit<DirectoryCustomer, 'id' | 'standing' | 'updatedAt'>;

const MOST_VALUES = 50;
const MOST_CONTRACTS = 2_000;
const LONGEST_ID = 60;

export type ReadRecord = { readonly customer: DirectoryCustomer } | { readonly rejected: RejectedRecord };

/**
 * Makes a customer of what a system handed over, or says what is wrong with it: a record enters whole or not at all.
 * What people left behind in fields of contact (`NO TÉ`, `-`) is no error; a code that nobody knows is one.
 *
 * @param asOf when the data was right, for records that do not say when they were changed (RFC 3339)
 */
export function readCustomer(raw: RawCustomer, asOf: string): ReadRecord {
  const customerId = tidy(raw.id);
  try {
    return { customer: read(raw, asOf) };
  } catch (error) {
    if (!(error instanceof InRecord)) throw error;
    return { rejected: { customerId: customerId?.slice(0, LONGEST_ID) ?? null, ...error.found } };
  }
}

function read(raw: RawCustomer, asOf: string): DirectoryCustomer {
  const id = tidy(raw.id);
  if (id === null) throw new InRecord('id_missing', 'customerId');
  if (id.length > LONGEST_ID) throw new InRecord('id_too_long', 'customerId');
  const updatedAt = readMoment(raw.updatedAt);
  if (updatedAt === undefined) throw new InRecord('date_invalid', 'updatedAt');
  const standing = standingOf(raw);
  const base = { id, standing, updatedAt: updatedAt ?? asOf };
  return standing === 'active' ? { ...base, ...profileOf(raw) } : { ...base, ...NOTHING };
}

/** Of whoever may not be shown nothing is taken over. */
const NOTHING: Profile = {
  kind: 'person',
  name: '',
  ...{ documentId: null, documentType: null, surname1: null, surname2: null, companyName: null },
  ...{ emails: [], phones: [], language: null, addresses: [], contracts: [] },
};

function standingOf({ anonymised, blocked }: RawCustomer): DirectoryCustomer['standing'] {
  // A flag that cannot be read is taken for yes: hidden by mistake is mended, shown by mistake is not.
  const set = (flag: string | null) => ![null, 'no'].includes(readFlag(flag) as string | null);
  if (set(anonymised)) return 'anonymised';
  return set(blocked) ? 'blocked' : 'active';
}

function profileOf(raw: RawCustomer): Profile {
  const companyName = optional('companyName', raw.companyName);
  const name = optional('name', raw.name);
  const surname1 = optional('surname1', raw.surname1);
  const surname2 = optional('surname2', raw.surname2);
  if (!companyName && !name && !surname1) throw new InRecord('name_missing', 'name');
  const documentId = optional('documentId', raw.documentId, 30);
  const kind = readKind(raw.kind) ?? (companyName && !surname1 ? 'company' : 'person');
  return {
    ...{ kind, documentId, companyName, name: name ?? '', surname1, surname2 },
    documentType: documentTypeOf(documentId, raw.documentType),
    emails: unique(limited('email', raw.emails).flatMap(readEmail)),
    phones: readPhones(raw.phones),
    language: readLanguage(raw.language) ?? null,
    addresses: unique(limited('street', raw.addresses).flatMap((one) => readAddress('street', one) ?? [])),
    contracts: limited('contract', raw.contracts, MOST_CONTRACTS).map(readContract),
  };
}

/** What it is called; where that says nothing, what it looks like. */
function documentTypeOf(documentId: string | null, code: string | null): DocumentType | null {
  if (documentId === null) return null;
  const said = readDocumentType(code);
  const bare = documentId.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (said && said !== 'DNI') return said;
  if (/^[XYZ]\d{7}[A-Z]$/.test(bare)) return 'NIE';
  if (/^[A-HJNP-SUVW]\d{7}[0-9A-J]$/.test(bare)) return 'CIF';
  return said ?? (/^\d{7,8}[A-Z]$/.test(bare) ? 'DNI' : 'OTHER');
}

/** A field may hold several; what is no address of mail is left out. */
function readEmail(text: string | null): string[] {
  return (text ?? '').split(/[\s;,|]+/).flatMap((one) => {
    const normalised = normaliseIdentity('email', one);
    return 'value' in normalised ? [normalised.value] : [];
  });
}

function readPhones(raw: readonly (string | null)[]): DirectoryPhone[] {
  const found = new Map<string, DirectoryPhone>();
  for (const text of limited('phone', raw).flatMap((one) => (one ?? '').split(/[;|]+/))) {
    const typed = optional('phone', text, 60);
    if (typed === null || !/\d{3}/.test(typed)) continue;
    const normalised = normaliseIdentity('phone', typed);
    const e164 = 'value' in normalised ? normalised.value : null;
    const key = e164 ?? typed;
    if (!found.has(key)) found.set(key, { raw: typed, e164 });
  }
  return [...found.values()];
}

function limited<Value>(field: string, values: readonly Value[], most = MOST_VALUES): readonly Value[] {
  if (values.length > most) throw new InRecord('too_many_values' satisfies RecordProblem, field);
  return values;
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
