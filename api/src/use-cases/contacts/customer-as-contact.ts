import type { CreateContactBody } from '@sinia/contracts';
import type { IdentityKind } from '@sinia/core/identity';
import { type DirectoryCustomer, displayName } from '@sinia/directory';
import { normaliseIdentity } from '@sinia/directory/identities';
import { addressLine } from './contract-store.ts';
import { eachOnce, type WantedIdentity } from './identity-input.ts';

export type CustomerAsContact = Omit<CreateContactBody, 'source' | 'identities'> & {
  readonly aquacisId: string;
  readonly wanted: readonly WantedIdentity[];
};

/** A customer of the billing system as a card says it; what has no written form as an identity is left out. */
export function customerAsContact(customer: DirectoryCustomer): CustomerAsContact {
  const { id, kind, language, addresses, documentId, phones, emails, contracts } = customer;
  const raw: (readonly [IdentityKind, string | null])[] = [
    ['documentId', documentId],
    ...phones.map(({ e164 }) => ['phone', e164] as const),
    ...emails.map((email) => ['email', email] as const),
    ...contracts.map(({ number }) => ['contract', number] as const),
  ];
  const [address] = addresses;
  return {
    kind: kind === 'company' ? 'organisation' : 'person',
    name: displayName(customer),
    aquacisId: id,
    ...(address && { address: addressLine(address) }),
    ...(language && { language }),
    wanted: eachOnce(raw.flatMap(([one, value]) => (value ? wantedOf(one, value) : []))),
  };
}

function wantedOf(kind: IdentityKind, raw: string): WantedIdentity[] {
  const found = normaliseIdentity(kind, raw);
  if (!('value' in found)) return [];
  return [{ kind, value: found.value, source: 'aquacis', proof: 'integration', pointer: '' }];
}
