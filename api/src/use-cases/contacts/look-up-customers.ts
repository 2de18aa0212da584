import type { DirectoryHit, DirectorySearchResult } from '@sinia/contracts';
import {
  type Claim,
  type CustomerFinding,
  type FoundCustomer,
  findCustomer,
  type IdentityKind,
} from '@sinia/core/identity';
import { type DirectoryCustomer, emptyKeys, type SearchKey } from '@sinia/directory';
import { normaliseIdentity } from '@sinia/directory/identities';
import type { Context } from '../context.ts';
import { readCustomer } from '../directory/get-directory-customer.ts';
import { searchDirectory } from '../directory/search-directory.ts';
import { readSettings } from './settings-store.ts';

/** By what a customer of the billing system can be looked for, the surest first. */
const KEYS = ['documentId', 'email', 'phone', 'contract'] as const satisfies readonly (SearchKey &
  IdentityKind)[];
/** More than this is no certain hit anyway. */
const MOST_CUSTOMERS = 10;
/** The billing system could not say; it may, later. */
const PASSING: ReadonlySet<DirectorySearchResult['degraded']> = new Set([
  ...(['breaker_open', 'timeout', 'unavailable'] as const),
]);

export interface LookUp extends Omit<CustomerFinding, 'customerId'> {
  /** The one whom it is without a doubt. */
  readonly customer: DirectoryCustomer | null;
  /** The billing system itself did not answer: it is worth looking again. */
  readonly again: boolean;
}

/**
 * Looks for a sender in the billing system, its copy first, by everything that was claimed: nobody waits for it, and no
 * transaction is open meanwhile. What was looked for is in the audit log.
 */
export async function lookUpCustomers(context: Context, claims: readonly Claim[]): Promise<LookUp> {
  const hits = new Map<string, DirectoryHit>();
  let again = false;
  for (const [key, value] of keysIn(claims)) {
    const query = { [key]: value, limit: MOST_CUSTOMERS };
    const { data, degraded } = await searchDirectory.execute(context, query);
    again ||= data.length === 0 && PASSING.has(degraded);
    for (const hit of data) hits.set(hit.customerId, hit);
  }
  const { settings } = await readSettings(context.dependencies.db);
  const { customerId, ...finding } = findCustomer(claims, [...hits.values()].map(asFound), settings);
  const customer = customerId === null ? null : await readCustomer(context, customerId);
  return { ...finding, customer, again: again && hits.size === 0 };
}

function keysIn(claims: readonly Claim[]): (readonly [SearchKey, string])[] {
  return KEYS.flatMap((key) =>
    claims
      .filter(({ kind, value }) => kind === key && emptyKeys({ [key]: value }).length === 0)
      .map(({ value }) => [key, value] as const),
  );
}

function asFound({ customerId, name, documentId, emails, phones, contracts }: DirectoryHit): FoundCustomer {
  const raw: (readonly [IdentityKind, string])[] = [
    ...(documentId ? [['documentId', documentId] as const] : []),
    ...emails.map((email) => ['email', email] as const),
    ...phones.map((phone) => ['phone', phone] as const),
    ...contracts.map(({ number }) => ['contract', number] as const),
  ];
  const identities = raw.flatMap(([kind, text]) => {
    const found = normaliseIdentity(kind, text);
    return 'value' in found ? [{ kind, value: found.value }] : [];
  });
  return { customerId, name, identities };
}
