import { ContactId } from '@sinia/contracts';
import { CONTACT_FIELDS } from '@sinia/core/identity';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { lockPerson } from './contact-store.ts';
import { recordContactEvent, shownColumns, updateContact } from './save-contact-store.ts';
import { readSettings } from './settings-store.ts';

/** Decides the fields of a contact by the rules that count now; only where something else counts is it a change. */
export const decideAgain = defineUseCase({
  name: 'decideContactAgain',
  permission: 'contact.write',
  input: z.object({ id: ContactId }),
  output: z.object({ changed: z.boolean() }),
  load: async (tx, { id }) => ({ person: await lockPerson(tx, id), rules: await readSettings(tx) }),
  about: () => ({}),
  run: (work, { subject: { person, rules }, context }) => {
    const { root, facts, of } = person;
    const shown = shownColumns(facts, of, rules);
    const different = CONTACT_FIELDS.filter((field) => shown[field] !== root[field]);
    const changed = different.length > 0;
    updateContact(work, root.id, {
      ...shown,
      ...(changed ? { version: root.version + 1, updatedAt: work.now } : {}),
    });
    if (!changed) return { changed };
    const changes = Object.fromEntries(
      different.map((field) => [field, { before: root[field], after: shown[field] }]),
    );
    const detail = { rulesVersion: rules.version };
    recordContactEvent(work, context, root.id, 'contact.changed', { changes, detail });
    return { changed };
  },
});
