import type { Proof } from './claim.ts';
import type { IdentitySource } from './kinds.ts';
import { CONTACT_FIELDS, type ContactField, type IdentificationSettings } from './settings.ts';

/** What one source says of one field of one contact. */
export interface Fact {
  readonly contactId: string;
  readonly field: ContactField;
  readonly source: IdentitySource;
  readonly value: string | boolean;
  readonly proof: Proof | null;
  readonly by: string;
  readonly at: Date;
}

export interface ShownField {
  /** What counts; null where nobody said anything. */
  readonly fact: Fact | null;
  /** What others say, whether the same or not. */
  readonly others: readonly Fact[];
  /** Whether somebody says otherwise. */
  readonly conflict: boolean;
}
export type ShownFields = Readonly<Record<ContactField, ShownField>>;

/** Which contacts the facts are of: one, and those that were merged into it. */
export interface FactsOf {
  readonly rootId: string;
  /** For a field, the merged contact that was chosen for it. */
  readonly chosen: Readonly<Partial<Record<ContactField, string>>>;
}

/**
 * What counts for each field: what was chosen at a merge, else the source that comes first in the settings, else what
 * the contact itself says, else what was said last. Nothing that another source says is lost.
 */
export function shownFields(
  facts: readonly Fact[],
  of: FactsOf,
  settings: IdentificationSettings,
): ShownFields {
  return Object.fromEntries(
    CONTACT_FIELDS.map((field) => [field, shownField(field, facts, of, settings)]),
  ) as Record<ContactField, ShownField>;
}

function shownField(
  field: ContactField,
  facts: readonly Fact[],
  { rootId, chosen }: FactsOf,
  { fieldSources }: IdentificationSettings,
): ShownField {
  const rank = ({ contactId, source }: Fact): number[] => {
    const place = fieldSources[field].indexOf(source);
    return [
      contactId === chosen[field] ? 0 : 1,
      place < 0 ? fieldSources[field].length : place,
      contactId === rootId ? 0 : 1,
    ];
  };
  const said = facts
    .filter((fact) => fact.field === field)
    .sort((left, right) => byRank(rank(left), rank(right)) || latest(left, right));
  const [fact = null, ...others] = said;
  return { fact, others, conflict: others.some(({ value }) => value !== fact?.value) };
}

function byRank(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((value, index) => value !== right[index]);
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}

function latest(left: Fact, right: Fact): number {
  return right.at.getTime() - left.at.getTime() || (left.contactId < right.contactId ? -1 : 1);
}
