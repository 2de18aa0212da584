import { ChangeContactBody, Contact, ContactId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { CONTACT_FIELDS, type Fact } from '@sinia/core/identity';
import { schema } from '@sinia/database';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { type IdentityRow, lockPerson, type Person } from './contact-store.ts';
import { contactView } from './contact-view.ts';
import { sourceOf, type WantedIdentity, wantedIdentities } from './identity-input.ts';
import {
  dropFact,
  dropIdentity,
  keepFact,
  recordContactEvent,
  replaceSearch,
  requireFree,
  searchDocument,
  shownColumns,
  updateContact,
} from './save-contact-store.ts';
import { readSettings } from './settings-store.ts';

type Changes = Record<string, { before: unknown; after: unknown }>;

/**
 * Writes what the caller's source says of a contact, if nobody else changed it since it was read. What other sources
 * say stays beside it, and the rules decide which counts.
 */
export const changeContact = defineUseCase({
  name: 'changeContact',
  permission: 'contact.write',
  input: z.object({ id: ContactId, version: z.int(), set: ChangeContactBody }),
  output: Contact,
  load: async (tx, { id, set }, { actor }) => {
    const person = await lockPerson(tx, id);
    const wanted = set.identities && wantedIdentities(actor, set.identities, set.source, person.identities);
    if (wanted) await requireFree(tx, wanted, person.ids);
    return { person, wanted, rules: await readSettings(tx) };
  },
  about: () => ({}),
  run: (work, { input: { version, set }, subject: { person, wanted, rules }, context }) => {
    if (person.root.version !== version) throw new Refusal('version_stale');
    const facts = sayFields(work, context, person, set);
    const { identities, detail } = wanted
      ? holdIdentities(work, context, person, wanted)
      : { identities: person.identities, detail: {} };
    const kind = set.kind ?? person.root.kind;
    const root = { ...person.root, kind, ...shownColumns(facts, person.of, rules) };
    const changes = changesOf(person.root, root);
    const said = facts !== person.facts;
    if (!said && Object.keys(changes).length === 0 && Object.keys(detail).length === 0)
      return contactView(person, rules.settings, context.actor);
    const written = { ...root, version: version + 1, updatedAt: work.now };
    updateContact(work, root.id, written);
    replaceSearch(work, root.id, searchDocument(facts, identities));
    recordContactEvent(work, context, root.id, 'contact.changed', {
      changes,
      detail: { ...detail, ...(said ? { said: set } : {}) },
    });
    return contactView({ ...person, root: written, facts, identities }, rules.settings, context.actor);
  },
});

/** What the caller says of the fields, in the place of what the same source said; null takes it back. */
function sayFields(
  work: UnitOfWork,
  { actor }: Context,
  { root, facts }: Person,
  set: z.output<typeof ChangeContactBody>,
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

function holdIdentities(
  work: UnitOfWork,
  { actor }: Context,
  person: Person,
  wanted: readonly WantedIdentity[],
) {
  const same = (one: { kind: string; value: string }) => (other: { kind: string; value: string }) =>
    one.kind === other.kind && one.value === other.value;
  const removed = person.identities.filter((row) => !wanted.some(same(row)));
  const added = wanted
    .filter((one) => !person.identities.some(same(one)))
    .map(({ kind, value, source, proof }): IdentityRow => {
      return { contactId: person.root.id, kind, value, source, proof, by: actor.name, at: work.now };
    });
  for (const row of removed) dropIdentity(work, row);
  for (const row of added) work.insert(schema.contactIdentities, row);
  const names = (rows: readonly IdentityRow[]) => rows.map(({ kind, value }) => ({ kind, value }));
  const detail = {
    ...(added.length > 0 ? { added: names(added) } : {}),
    ...(removed.length > 0 ? { removed: names(removed) } : {}),
  };
  return { identities: [...person.identities.filter((row) => !removed.includes(row)), ...added], detail };
}

function changesOf(before: Person['root'], after: Person['root']): Changes {
  const fields = ['kind', ...CONTACT_FIELDS] as const;
  return Object.fromEntries(
    fields
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, { before: before[field], after: after[field] }]),
  );
}
