import type { Claim } from './claim.ts';
import { type Evidence, IDENTIFICATION_RULES, type RuleName } from './rules.ts';
import type { IdentificationSettings } from './settings.ts';
import { type Candidate, type Weighed, weighCandidate } from './weigh-candidate.ts';

/** `matched`: it is this person; `ambiguous`: an agent must say who of these; `anonymous`: nothing was claimed. */
export const IDENTIFICATION_OUTCOMES = ['matched', 'ambiguous', 'unknown', 'anonymous'] as const;
export type IdentificationOutcome = (typeof IDENTIFICATION_OUTCOMES)[number];

/** Why: the rule that matched, or what stood in its way. */
export type IdentificationReason =
  | RuleName
  | 'by_hand'
  | 'no_claim'
  | 'no_match'
  | 'several_match'
  | 'claims_disagree'
  | 'document_differs'
  | 'unverified_claim';

export interface ScoredCandidate {
  readonly contactId: string;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Evidence[];
}

export interface Identification {
  readonly outcome: IdentificationOutcome;
  readonly contactId: string | null;
  /** Linked until an agent confirms it: nothing personal is read out before. */
  readonly provisional: boolean;
  /** The best first; the one that was linked among them. */
  readonly candidates: readonly ScoredCandidate[];
  readonly reason: IdentificationReason;
}

const MOST_CANDIDATES = 10;

/**
 * Who is it? The rules are asked in their order and the first that finds somebody decides. What was only typed links
 * nobody; a vouched document that is not the candidate's own rules them out; two personal identities of two people
 * leave it to an agent. Of several people on one number, or one who is called otherwise there, the link is provisional.
 *
 * @param candidates every contact that holds one of the claimed identities, once.
 */
export function identify(
  claims: readonly Claim[],
  candidates: readonly Candidate[],
  settings: IdentificationSettings,
): Identification {
  if (claims.every(({ kind }) => kind === 'name')) return nobody('anonymous', 'no_claim', []);
  const weighed = candidates
    .map((candidate) => weighCandidate(claims, candidate, settings))
    .filter(
      ({ score, rules, contradicted }) => rules.size > 0 || (!contradicted && score >= settings.offerFrom),
    )
    .sort(preferred);
  if (weighed.length === 0) return nobody('unknown', 'no_match', []);
  for (const rule of IDENTIFICATION_RULES) {
    const found = weighed.filter(({ rules }) => rules.has(rule.name));
    const effect = settings.effects[rule.name];
    if (found.length === 0 || effect === 'offer') continue;
    const [first, ...others] = found.filter(({ contradicted }) => !contradicted);
    if (!first) return nobody('ambiguous', 'document_differs', weighed);
    if (others.length > 0 && rule.several === 'nobody') return nobody('ambiguous', 'several_match', weighed);
    if (disagree(weighed, first)) return nobody('ambiguous', 'claims_disagree', weighed);
    return {
      outcome: 'matched',
      contactId: first.candidate.contactId,
      provisional:
        effect === 'provisional' || others.length > 0 || (rule.several === 'preferred' && first.misnamed),
      candidates: scored(weighed),
      reason: rule.name,
    };
  }
  return nobody('ambiguous', 'unverified_claim', weighed);
}

/** Whether a rule of a personal kind has found somebody else. */
function disagree(weighed: readonly Weighed[], first: Weighed): boolean {
  return IDENTIFICATION_RULES.some(
    ({ name, certain }) =>
      certain && weighed.some((one) => one !== first && one.rules.has(name)) && !first.rules.has(name),
  );
}

/** The likelier first; of several on one number the one named, then the one heard of last, then the oldest card. */
function preferred(left: Weighed, right: Weighed): number {
  return (
    right.score - left.score ||
    Number(right.nameAlike) - Number(left.nameAlike) ||
    timeOf(right.candidate) - timeOf(left.candidate) ||
    (left.candidate.contactId < right.candidate.contactId ? -1 : 1)
  );
}

const timeOf = ({ lastContactAt }: Candidate) => lastContactAt?.getTime() ?? 0;

function nobody(
  outcome: Exclude<IdentificationOutcome, 'matched'>,
  reason: IdentificationReason,
  weighed: readonly Weighed[],
): Identification {
  return { outcome, contactId: null, provisional: false, candidates: scored(weighed), reason };
}

function scored(weighed: readonly Weighed[]): ScoredCandidate[] {
  return weighed
    .slice(0, MOST_CANDIDATES)
    .map(({ candidate, score, reasons }) => ({ contactId: candidate.contactId, score, reasons }));
}
