import type { IdentityKind } from './kinds.ts';
import { namesAlike } from './names-alike.ts';
import type { IdentificationSettings } from './settings.ts';

/** What two contacts have in common, or what sets them apart, and how much it says, out of 100. */
export const DUPLICATE_SCORES = {
  same_email: 45,
  same_phone: 35,
  same_contract: 15,
  same_address: 10,
  name_alike: 40,
  name_differs: -40,
  aquacis_differs: -40,
} as const;
export type DuplicateReason = keyof typeof DUPLICATE_SCORES | 'documents_differ';

export const DUPLICATE_REASONS = [
  ...(Object.keys(DUPLICATE_SCORES) as (keyof typeof DUPLICATE_SCORES)[]),
  'documents_differ',
] as const;

/** What of a contact is compared. */
export interface Comparable {
  readonly contactId: string;
  readonly name: string;
  readonly address: string | null;
  readonly aquacisIds: readonly string[];
  readonly identities: readonly { readonly kind: IdentityKind; readonly value: string }[];
}

export interface Likeness {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

const SHARED = { email: 'same_email', phone: 'same_phone', contract: 'same_contract' } as const;

/**
 * How likely two contacts are one person. Two documents are two people, whatever else they share: nothing but a person's
 * own decision puts them together.
 */
export function likenessOf(one: Comparable, other: Comparable, settings: IdentificationSettings): Likeness {
  if (documentsDiffer(one, other)) return { score: 0, reasons: ['documents_differ'] };
  const alike = namesAlike(one.name, other.name);
  const reasons: (keyof typeof DUPLICATE_SCORES)[] = [
    ...(Object.keys(SHARED) as (keyof typeof SHARED)[])
      .filter((kind) => share(valuesOf(one, kind), valuesOf(other, kind)))
      .map((kind) => SHARED[kind]),
    ...(one.address !== null && one.address === other.address ? ['same_address' as const] : []),
    alike >= settings.nameAlikeFrom ? 'name_alike' : 'name_differs',
    ...(differ(one.aquacisIds, other.aquacisIds) ? ['aquacis_differs' as const] : []),
  ];
  const sum = reasons.reduce((total, reason) => total + DUPLICATE_SCORES[reason], 0);
  return { score: Math.min(100, Math.max(0, sum)), reasons };
}

/** Whether each has a document and none of them is the same. */
export function documentsDiffer(one: Comparable, other: Comparable): boolean {
  return differ(valuesOf(one, 'documentId'), valuesOf(other, 'documentId'));
}

function valuesOf({ identities }: Comparable, kind: IdentityKind): string[] {
  return identities.filter((identity) => identity.kind === kind).map(({ value }) => value);
}

const share = (one: readonly string[], other: readonly string[]) =>
  one.some((value) => other.includes(value));

const differ = (one: readonly string[], other: readonly string[]) =>
  one.length > 0 && other.length > 0 && !share(one, other);
