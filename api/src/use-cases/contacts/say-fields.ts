import type { ChangeContactBody } from '@sinia/contracts';
import { CONTACT_FIELDS, type Fact } from '@sinia/core/identity';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Person } from './contact-store.ts';
import { sourceOf } from './identity-input.ts';
import { dropFact, keepFact } from './save-contact-store.ts';

/**
 * What the caller says of the fields, in the place of what the same source said; null takes it back.
 *
 * @returns the very same list where nothing new is said.
 */
export function sayFields(
  work: UnitOfWork,
  { actor }: Context,
  { root, facts }: Person,
  set: ChangeContactBody,
): readonly Fact[] {
  let said = facts;
  const named = CONTACT_FIELDS.filter((field) => set[field] !== undefined);
  if (named.length === 0) return facts;
  const source = sourceOf(actor, set.source, '/source');
  for (const field of named) {
    const value = set[field];
    const before = said.find(
      (fact) => fact.contactId === root.id && fact.field === field && fact.source === source,
    );
    if (value === undefined || value === before?.value || (value === null && !before)) continue;
    said = said.filter((fact) => fact !== before);
    if (value === null) {
      if (before) dropFact(work, before);
      continue;
    }
    const fact: Fact = {
      contactId: root.id,
      field,
      source,
      value,
      proof: null,
      by: actor.name,
      at: work.now,
    };
    keepFact(work, fact);
    said = [...said, fact];
  }
  return said;
}
