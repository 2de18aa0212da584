import type { Requester } from '../ticket/ticket.ts';
import type { IdentityKind } from './kinds.ts';

/**
 * What stands behind a claim: the channel's provider, the DMARC of a mail, a page that signed its user in, staff, a
 * secret key, a document that staff have seen, the number that calls, a link that was sent to that address, or nothing
 * but what somebody typed.
 */
export const PROOFS = [
  'provider',
  'dmarc',
  'portal',
  'staff',
  'integration',
  'document_seen',
  'caller_id',
  'link',
  'typed',
] as const;
export type Proof = (typeof PROOFS)[number];

/** What somebody says of themselves, or is said of them: an identity in its one written form, or a name. */
export interface Claim {
  readonly kind: IdentityKind | 'name';
  readonly value: string;
  readonly proof: Proof;
}

/** Who says so knows the person: staff with the person before them, or a system that has signed them in. */
export const VOUCHING = [
  'portal',
  'staff',
  'integration',
  'document_seen',
] as const satisfies readonly Proof[];

/** What stands behind each part of a requester's claim; what is missing was only typed. */
export type RequesterProofs = Readonly<Partial<Record<keyof Requester, Proof>>>;

const REQUESTER_KINDS = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  documentId: 'documentId',
  contract: 'contract',
} as const satisfies Record<keyof Requester, Claim['kind']>;

/** The claims of a requester, each with what stands behind it. */
export function requesterClaims(requester: Requester, proofs: RequesterProofs): Claim[] {
  return (Object.keys(REQUESTER_KINDS) as (keyof Requester)[]).flatMap((part) => {
    const value = requester[part];
    return value ? [{ kind: REQUESTER_KINDS[part], value, proof: proofs[part] ?? 'typed' }] : [];
  });
}

/** The same proof for every part that a requester names. */
export function provenBy(proof: Proof, requester: Requester): RequesterProofs {
  return Object.fromEntries(Object.keys(requester).map((part) => [part, proof]));
}
