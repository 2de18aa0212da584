import { type Claim, VOUCHING } from './claim.ts';
import type { IdentityKind } from './kinds.ts';
import { namesAlike } from './names-alike.ts';
import { type Evidence, HINT_SCORES, type Hint, IDENTIFICATION_RULES, type RuleName } from './rules.ts';
import type { IdentificationSettings } from './settings.ts';

/** A contact that holds one of the identities that are claimed. */
export interface Candidate {
  readonly contactId: string;
  readonly name: string;
  readonly identities: readonly { readonly kind: IdentityKind; readonly value: string }[];
  readonly lastContactAt: Date | null;
}

export interface Weighed {
  readonly candidate: Candidate;
  readonly score: number;
  readonly reasons: readonly Evidence[];
  readonly rules: ReadonlySet<RuleName>;
  readonly nameAlike: boolean;
  /** A name was given, and it is not theirs. */
  readonly misnamed: boolean;
  /** Vouched for with a document that is not theirs: whoever they are, it is not this person. */
  readonly contradicted: boolean;
}

const MOST = 100;
/** What a second reason adds to the strongest. */
const EACH_MORE = 2;

/** What speaks for a candidate, and what against. */
export function weighCandidate(
  claims: readonly Claim[],
  candidate: Candidate,
  settings: IdentificationSettings,
): Weighed {
  const held = claims.filter((claim) => holds(candidate, claim));
  const names = claims.filter(({ kind }) => kind === 'name');
  const nameAlike = names.some(({ value }) => namesAlike(value, candidate.name) >= settings.nameAlikeFrom);
  const rules = IDENTIFICATION_RULES.filter(
    (rule) => (nameAlike || !rule.withName) && held.some((claim) => suffices(rule, claim)),
  );
  const hints = new Set<Hint>(held.flatMap(hintOf));
  if (nameAlike) hints.add('name');
  const contradicted = claims.some((claim) => contradicts(candidate, claim));
  const scores = [...rules.map(({ score }) => score), ...[...hints].map((hint) => HINT_SCORES[hint])];
  return {
    candidate,
    score: contradicted ? 0 : together(scores),
    reasons: [
      ...rules.map(({ name }) => name),
      ...hints,
      ...(contradicted ? ['document_differs' as const] : []),
    ],
    rules: new Set(rules.map(({ name }) => name)),
    nameAlike,
    misnamed: names.length > 0 && !nameAlike,
    contradicted,
  };
}

function holds({ identities }: Candidate, claim: Claim): boolean {
  return identities.some(({ kind, value }) => kind === claim.kind && value === claim.value);
}

function suffices(rule: (typeof IDENTIFICATION_RULES)[number], { kind, proof }: Claim): boolean {
  const kinds: readonly string[] = rule.kinds;
  const proofs: readonly string[] = rule.proofs;
  return kinds.includes(kind) && proofs.includes(proof);
}

function hintOf({ kind, proof }: Claim): Hint[] {
  if (kind === 'name') return [];
  if (proof !== 'typed') return kind === 'contract' ? ['contract'] : [];
  const isPlain = kind === 'documentId' || kind === 'email' || kind === 'phone' || kind === 'contract';
  return [isPlain ? `typed_${kind}` : 'typed_account'];
}

function contradicts({ identities }: Candidate, { kind, value, proof }: Claim): boolean {
  const vouching: readonly string[] = VOUCHING;
  if (kind !== 'documentId' || !vouching.includes(proof)) return false;
  const documents = identities.filter((identity) => identity.kind === 'documentId');
  return documents.length > 0 && !documents.some((document) => document.value === value);
}

function together(scores: readonly number[]): number {
  if (scores.length === 0) return 0;
  return Math.min(MOST, Math.max(...scores) + (scores.length - 1) * EACH_MORE);
}
