import { ChangeContactBody, Contact, ContactId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { lockPerson } from './contact-store.ts';
import { contactView } from './contact-view.ts';
import { readContracts, readOwnContracts, wantedContracts } from './contract-store.ts';
import { wantedAfter } from './hold-identities.ts';
import { sourceOf } from './identity-input.ts';
import { requireFree } from './save-contact-store.ts';
import { readSettings } from './settings-store.ts';
import { writeContact } from './write-contact.ts';

/**
 * Writes what the caller's source says of a contact, if nobody else changed it since it was read. What other sources
 * say stays beside it, and the rules decide which counts.
 */
export const changeContact = defineUseCase({
  name: 'changeContact',
  permission: 'contact.write',
  input: z.object({ id: ContactId, version: z.int(), set: ChangeContactBody }),
  output: Contact,
  load: async (tx, { id, set }, { actor, dependencies }) => {
    const person = await lockPerson(tx, id);
    const rules = await readSettings(tx);
    if (!set.identities && !set.contracts) return { person, rules, wanted: null, contracts: null };
    const before = await readOwnContracts(tx, person.root.id);
    const source = sourceOf(actor, set.source, '/source');
    const after =
      set.contracts && wantedContracts(actor, person.root.id, set.contracts, source, dependencies.clock());
    const wanted = wantedAfter(actor, person, set, { before, after: after?.identities ?? null });
    await requireFree(tx, wanted, person.ids);
    return { person, rules, wanted, contracts: after ? { before, after: after.rows } : null };
  },
  about: () => ({}),
  run: async (work, { input: { version, set }, subject, context }) => {
    const { person, rules } = subject;
    if (person.root.version !== version) throw new Refusal('version_stale');
    const written = await writeContact(work, context, subject, set);
    await work.flush();
    const supplies = await readContracts(work.tx, person);
    return contactView(written.person, supplies, rules.settings, context.actor);
  },
});
