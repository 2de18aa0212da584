import { ContactMerge, MergeId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { lockPerson, readPerson } from './contact-store.ts';
import { lockMerge, markUndone, moveFamily, readBranch, rewritePerson } from './merge-store.ts';
import { recordContactEvent, updateContact } from './save-contact-store.ts';
import { readSettings } from './settings-store.ts';

/**
 * Takes a contact out of the one that it went into: its tickets, identities and fields are its own again, whatever was
 * merged before or since. What was written on the other meanwhile stays there.
 */
export const undoContactMerge = defineUseCase({
  name: 'undoContactMerge',
  permission: 'contact.merge',
  input: z.object({ mergeId: MergeId }),
  output: ContactMerge,
  load: async (tx, { mergeId }) => {
    const merge = await lockMerge(tx, mergeId);
    const whole = await lockPerson(tx, merge.intoContactId);
    return { merge, whole, branch: await readBranch(tx, merge.contactId), rules: await readSettings(tx) };
  },
  about: () => ({}),
  run: async (work, { subject: { merge, whole, branch, rules }, context, now }) => {
    if (merge.undoneAt) throw new Refusal('contact_merge_undone');
    markUndone(work, merge.id, context.actor.name);
    updateContact(work, merge.contactId, { mergedIntoId: null });
    moveFamily(work, { ids: branch }, merge.contactId);
    const detail = { mergeId: merge.id, fromContactId: merge.contactId, intoContactId: merge.intoContactId };
    for (const id of [merge.contactId, whole.root.id])
      recordContactEvent(work, context, id, 'contact.unmerged', { detail });
    await work.flush();
    for (const id of [merge.contactId, whole.root.id])
      await rewritePerson(work, await readPerson(work.tx, id), rules);
    return {
      ...{ mergeId: merge.id, contactId: merge.contactId, intoContactId: merge.intoContactId },
      ...{ mergedAt: merge.mergedAt.toISOString(), undoneAt: now.toISOString() },
    };
  },
});
