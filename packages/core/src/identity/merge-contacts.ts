import { type Comparable, documentsDiffer } from './duplicates.ts';
import type { ContactField } from './settings.ts';
import { CONTACT_FIELDS } from './settings.ts';
import type { ShownFields } from './shown-fields.ts';

/** For a field, whose value counts after a merge; where nothing is chosen the sources decide. */
export type FieldChoices = Readonly<Partial<Record<ContactField, 'from' | 'into'>>>;

export type ContactMergeRefusal = 'contact_merge_into_itself' | 'contact_merge_differs';

/** What two contacts have that one person has only one of: enough to ask a person twice. */
export const MERGE_DIFFERENCES = ['documents', 'aquacis'] as const;
export type MergeDifference = (typeof MERGE_DIFFERENCES)[number];

export function mergeDifferences(from: Comparable, into: Comparable): MergeDifference[] {
  const aquacis =
    from.aquacisIds.length > 0 &&
    into.aquacisIds.length > 0 &&
    !from.aquacisIds.some((id) => into.aquacisIds.includes(id));
  return [
    ...(documentsDiffer(from, into) ? ['documents' as const] : []),
    ...(aquacis ? ['aquacis' as const] : []),
  ];
}

/**
 * Why one contact may not go into another; null when it may. Two documents or two numbers of the billing system are two
 * people, unless somebody who has looked says otherwise.
 */
export function contactMergeRefusal(
  from: Comparable,
  into: Comparable,
  acceptsDifferences: boolean,
): ContactMergeRefusal | null {
  if (from.contactId === into.contactId) return 'contact_merge_into_itself';
  return mergeDifferences(from, into).length > 0 && !acceptsDifferences ? 'contact_merge_differs' : null;
}

/** The choices as the contacts whose word counts, so that they hold whatever is merged or undone later. */
export function chosenContacts(
  choices: FieldChoices,
  from: ShownFields,
  into: ShownFields,
): Partial<Record<ContactField, string>> {
  const chosen: Partial<Record<ContactField, string>> = {};
  for (const field of CONTACT_FIELDS) {
    const choice = choices[field];
    const fact = choice && (choice === 'from' ? from : into)[field].fact;
    if (fact) chosen[field] = fact.contactId;
  }
  return chosen;
}
