import { ContactId, line } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { lockPerson } from './contact-store.ts';
import { readContracts } from './contract-store.ts';
import { type WantedIdentity, wantedIdentities } from './identity-input.ts';
import {
  proveIdentity,
  recordContactEvent,
  replaceSearch,
  requireFree,
  searchDocument,
  updateContact,
} from './save-contact-store.ts';

/**
 * Somebody has shown a document at the counter, and the agent has read its number off it: it is the one of the card, or
 * becomes it where the card has none. Nothing is copied or kept of the document but that it was seen.
 *
 * @returns `seen: false` where the card has another document; nothing is written then.
 */
export const seeDocument = defineUseCase({
  name: 'seeDocument',
  permission: 'contact.write',
  input: z.object({ id: ContactId, documentId: line(30) }),
  output: z.object({ seen: z.boolean() }),
  load: async (tx, { id, documentId }, { actor }) => {
    const person = await lockPerson(tx, id);
    const shown = wantedIdentities(actor, [{ kind: 'documentId', value: documentId }], undefined);
    await requireFree(tx, shown, person.ids);
    const [wanted] = shown as [WantedIdentity];
    return { person, wanted, contracts: await readContracts(tx, person) };
  },
  about: () => ({}),
  run: (work, { subject: { person, wanted, contracts }, context }) => {
    const { root, facts, identities } = person;
    const held = identities.filter(({ kind }) => kind === 'documentId');
    const known = held.find(({ value }) => value === wanted.value);
    if (!known && held.length > 0) {
      work.audit(`contact.document_differs ${root.id}`, null);
      return { seen: false };
    }
    const proven = { proof: 'document_seen' as const, by: context.actor.name, at: work.now };
    if (known) {
      proveIdentity(work, known, proven);
    } else {
      const { kind, value, source } = wanted;
      const added = { contactId: root.id, kind, value, source, ...proven };
      work.insert(schema.contactIdentities, added);
      replaceSearch(work, root.id, searchDocument({ facts, identities: [...identities, added] }, contracts));
    }
    updateContact(work, root.id, { version: root.version + 1, updatedAt: work.now });
    recordContactEvent(work, context, root.id, 'contact.changed', { detail: { documentSeen: true } });
    return { seen: true };
  },
});
