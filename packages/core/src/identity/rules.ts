import { type Proof, VOUCHING } from './claim.ts';
import type { IdentityKind } from './kinds.ts';

export const RULE_NAMES = [
  'document',
  'portal_account',
  'channel_account',
  'email',
  'phone',
  'contract_and_name',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** What finding somebody by a rule does: it links; it links until somebody confirms it; it only offers. */
export const RULE_EFFECTS = ['link', 'provisional', 'offer'] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];

export interface IdentificationRule {
  readonly name: RuleName;
  readonly kinds: readonly IdentityKind[];
  /** What must stand behind the claim; what was typed never suffices. */
  readonly proofs: readonly Proof[];
  /** Whether a name must be alike besides. */
  readonly withName: boolean;
  /** Whom it finds when it finds several: nobody, or one of them, provisionally (`preferred`). */
  readonly several: 'nobody' | 'preferred';
  /** Whether the kind is personal, so that two such rules may not find two people. */
  readonly certain: boolean;
  /** Out of 100, for the order of candidates. */
  readonly score: number;
}

/** The exact rules, in their order: the first that finds somebody decides. */
export const IDENTIFICATION_RULES = [
  {
    name: 'document',
    kinds: ['documentId'],
    proofs: VOUCHING,
    ...{ withName: false, several: 'nobody', certain: true, score: 100 },
  },
  {
    name: 'portal_account',
    kinds: ['portal'],
    proofs: VOUCHING,
    ...{ withName: false, several: 'nobody', certain: true, score: 98 },
  },
  {
    name: 'channel_account',
    kinds: ['whatsapp', 'messenger', 'instagram', 'x', 'teams'],
    proofs: ['provider', ...VOUCHING],
    ...{ withName: false, several: 'nobody', certain: true, score: 95 },
  },
  {
    name: 'email',
    kinds: ['email'],
    proofs: ['dmarc', 'link', ...VOUCHING],
    ...{ withName: false, several: 'nobody', certain: false, score: 90 },
  },
  {
    name: 'phone',
    kinds: ['phone'],
    proofs: ['caller_id', 'provider', 'link', ...VOUCHING],
    ...{ withName: false, several: 'preferred', certain: false, score: 80 },
  },
  {
    name: 'contract_and_name',
    kinds: ['contract'],
    proofs: VOUCHING,
    ...{ withName: true, several: 'nobody', certain: false, score: 75 },
  },
] as const satisfies readonly IdentificationRule[];

/** What else speaks for somebody without ever linking them, and how much. */
export const HINT_SCORES = {
  contract: 40,
  typed_documentId: 35,
  typed_email: 30,
  typed_phone: 30,
  typed_contract: 25,
  typed_account: 20,
  name: 10,
} as const;
export type Hint = keyof typeof HINT_SCORES;

/** Why somebody is a candidate; `document_differs` speaks against them. */
export const EVIDENCE = [...RULE_NAMES, ...(Object.keys(HINT_SCORES) as Hint[]), 'document_differs'] as const;
export type Evidence = (typeof EVIDENCE)[number];
