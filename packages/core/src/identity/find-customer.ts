import type { Claim } from './claim.ts';
import { type IdentificationReason, identify } from './identify.ts';
import type { IdentityKind } from './kinds.ts';
import type { Evidence } from './rules.ts';
import type { IdentificationSettings } from './settings.ts';

/** A customer of the billing system that was found by one of the claims. */
export interface FoundCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly identities: readonly { readonly kind: IdentityKind; readonly value: string }[];
}

export interface ScoredCustomer {
  readonly customerId: string;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Evidence[];
}

export interface CustomerFinding {
  /** Who it is without a doubt: one, by a rule that links. Null where an agent must look. */
  readonly customerId: string | null;
  /** The best first. */
  readonly candidates: readonly ScoredCustomer[];
  readonly reason: IdentificationReason;
}

/**
 * Who of the billing system it is: by the very rules by which contacts are found, but what would link provisionally
 * here makes no card. That waits for an agent.
 *
 * @param customers every customer that holds one of the claimed identities, once.
 */
export function findCustomer(
  claims: readonly Claim[],
  customers: readonly FoundCustomer[],
  settings: IdentificationSettings,
): CustomerFinding {
  const candidates = customers.map(({ customerId, ...customer }) => ({
    ...{ ...customer, contactId: customerId, lastContactAt: null },
  }));
  const found = identify(claims, candidates, settings);
  const scored = found.candidates.map(({ contactId, ...one }) => ({ customerId: contactId, ...one }));
  if (!found.provisional) return { customerId: found.contactId, candidates: scored, reason: found.reason };
  return {
    customerId: null,
    candidates: scored,
    reason: scored.length > 1 ? 'several_match' : 'unverified_claim',
  };
}
