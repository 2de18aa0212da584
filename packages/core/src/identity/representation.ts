/** How somebody has shown that they may act for another; `declared`: they have only said so. */
export const AUTHORITY_PROOFS = ['written', 'notarial', 'register', 'court', 'declared'] as const;
export type AuthorityProof = (typeof AUTHORITY_PROOFS)[number];

export const REPRESENTATION_STATES = ['active', 'not_yet', 'expired', 'revoked', 'unproven'] as const;
export type RepresentationState = (typeof REPRESENTATION_STATES)[number];

/** That somebody acts for somebody else: a property manager for a community, a daughter for her father. */
export interface Representation {
  readonly representativeId: string;
  readonly representedId: string;
  /** The contracts that it is about; null for all. */
  readonly contracts: readonly string[] | null;
  readonly proof: AuthorityProof;
  readonly validFrom: Date;
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What has only been said gives no rights, whatever its dates. */
export function representationState(given: Representation, now: Date): RepresentationState {
  if (given.revokedAt) return 'revoked';
  if (given.expiresAt && given.expiresAt <= now) return 'expired';
  if (given.validFrom > now) return 'not_yet';
  return given.proof === 'declared' ? 'unproven' : 'active';
}

/** Whether somebody may act for another in the matter of a contract; without one, in all matters. */
export function mayActFor(
  given: readonly Representation[],
  {
    representativeId,
    representedId,
    contract,
  }: {
    readonly representativeId: string;
    readonly representedId: string;
    readonly contract: string | null;
  },
  now: Date,
): boolean {
  if (representativeId === representedId) return true;
  return given.some(
    (one) =>
      one.representativeId === representativeId &&
      one.representedId === representedId &&
      representationState(one, now) === 'active' &&
      (one.contracts === null || (contract !== null && one.contracts.includes(contract))),
  );
}
