import { ContactId, ContactMerge, MergeContactsBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { chosenContacts, contactMergeRefusal, shownFields } from '@sinia/core/identity';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { comparableOf, lockPerson, type Person } from './contact-store.ts';
import { insertMerge, moveFamily, rewritePerson } from './merge-store.ts';
import { recordContactEvent, updateContact } from './save-contact-store.ts';
import { readSettings } from './settings-store.ts';

/**
 * Puts a contact into another. Identities, fields and tickets stay where they were written and are shown together, so
 * that undoing gives everything back; whose value counts may be chosen field by field.
 */
export const mergeContacts = defineUseCase({
  name: 'mergeContacts',
  permission: 'contact.merge',
  input: z.object({ id: ContactId, ...MergeContactsBody.shape }),
  output: ContactMerge,
  load: async (tx, { id, fromContactId }) => ({
    ...(await lockPair(tx, fromContactId, id)),
    rules: await readSettings(tx),
  }),
  about: () => ({}),
  run: async (work, { input, subject: { from, into, rules }, context, now }) => {
    const refusal = contactMergeRefusal(
      comparableOf(from),
      comparableOf(into),
      input.acceptDifferences ?? false,
    );
    if (refusal) throw new Refusal(refusal);
    const mergeId = drawId(context, now, 'mrg');
    const { settings } = rules;
    const chosen = chosenContacts(
      input.fields ?? {},
      shownFields(from.facts, from.of, settings),
      shownFields(into.facts, into.of, settings),
    );
    insertMerge(work, {
      ...{ id: mergeId, contactId: from.root.id, intoContactId: into.root.id, chosen },
      ...{ mergedBy: context.actor.name, mergedAt: now },
    });
    updateContact(work, from.root.id, { mergedIntoId: into.root.id, version: from.root.version + 1 });
    moveFamily(work, from, into.root.id);
    await rewritePerson(work, together(from, into, chosen), rules);
    const detail = { mergeId, fromContactId: from.root.id, intoContactId: into.root.id };
    for (const { root } of [from, into])
      recordContactEvent(work, context, root.id, 'contact.merged', { detail });
    return {
      ...{ mergeId, contactId: from.root.id, intoContactId: into.root.id },
      ...{ mergedAt: now.toISOString(), undoneAt: null },
    };
  },
});

/** Both, locked; the one that is to go must not have gone already. */
async function lockPair(tx: Transaction, fromId: string, intoId: string) {
  const [first, second] = [fromId, intoId].sort();
  const low = await lockPerson(tx, first ?? fromId);
  const high = await lockPerson(tx, second ?? intoId);
  const [from, into] = first === fromId ? [low, high] : [high, low];
  if (from.root.id !== fromId && from.root.id !== into.root.id) throw new Refusal('contact_already_merged');
  return { from, into };
}

/** What a merge makes of two. */
export function together(from: Person, into: Person, chosen: Person['of']['chosen']): Person {
  return {
    root: into.root,
    ids: [...into.ids, ...from.ids],
    aquacisIds: [...into.aquacisIds, ...from.aquacisIds],
    facts: [...into.facts, ...from.facts],
    identities: [...into.identities, ...from.identities],
    of: { rootId: into.root.id, chosen: { ...from.of.chosen, ...into.of.chosen, ...chosen } },
  };
}
