import { Contact } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { CONTACT_FIELDS, type Fact } from '@sinia/core/identity';
import { schema } from '@sinia/database';
import type { DirectoryCustomer } from '@sinia/directory';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readCustomer } from '../directory/get-directory-customer.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase, requireReach } from '../use-case.ts';
import { lockPerson, type Person } from './contact-store.ts';
import { contactView } from './contact-view.ts';
import { newContact } from './create-contact.ts';
import { type CustomerAsContact, customerAsContact } from './customer-as-contact.ts';
import { findAdopted, freeIdentities } from './customer-store.ts';
import {
  keepFact,
  recordContactEvent,
  replaceSearch,
  searchDocument,
  shownColumns,
  updateContact,
} from './save-contact-store.ts';
import { readSettings, type VersionedSettings } from './settings-store.ts';

const Input = z.object({ customerId: z.string().trim().min(1).max(60) });

/**
 * The card of a customer of the billing system: the one that they have, by their number there or by their document, or
 * a new one. What the billing system says stands beside what others said.
 */
export const adoptCustomer = {
  name: 'adoptCustomer',
  permission: 'contact.write',
  input: Input,
  output: Contact,
  async execute(context: Context, { customerId }: z.output<typeof Input>): Promise<Contact> {
    requireReach(context, adoptCustomer.permission);
    const customer = await readCustomer(context, customerId);
    if (!customer) throw new Refusal('not_found');
    return keepCustomer.execute(context, { customer });
  },
} as const;

const keepCustomer = defineUseCase({
  name: 'keepCustomer',
  permission: 'contact.write',
  input: z.object({ customer: z.custom<DirectoryCustomer>() }),
  output: Contact,
  load: async (tx, { customer }) => {
    const said = customerAsContact(customer);
    const knownId = await findAdopted(tx, customer.id, said.wanted);
    const person = knownId ? await lockPerson(tx, knownId) : null;
    const wanted = await freeIdentities(tx, said.wanted, person?.ids ?? []);
    return { said: { ...said, wanted }, person, rules: await readSettings(tx) };
  },
  about: () => ({}),
  run: (work, { subject: { said, person, rules }, context }) => {
    const kept = person
      ? sayOfCustomer(work, context, person, said, rules)
      : newContact(work, context, { ...said, source: 'aquacis' }, rules);
    return contactView(kept, rules.settings, context.actor);
  },
});

/** What the billing system says, on a card that was there; what it says already is not said again. */
function sayOfCustomer(
  work: UnitOfWork,
  context: Context,
  person: Person,
  said: CustomerAsContact,
  rules: VersionedSettings,
): Person {
  const now = { contactId: person.root.id, by: context.actor.name, at: work.now };
  const fresh = CONTACT_FIELDS.flatMap((field): Fact[] => {
    const value = said[field];
    const known = person.facts.some((fact) => isSaid(fact, field) && fact.value === value);
    return value === undefined || value === null || known
      ? []
      : [{ ...now, field, value, source: 'aquacis', proof: null }];
  });
  const added = said.wanted
    .filter((one) => !person.identities.some((held) => held.kind === one.kind && held.value === one.value))
    .map(({ kind, value, source, proof }) => ({ ...now, kind, value, source, proof }));
  const aquacisId = person.root.aquacisId ?? said.aquacisId;
  if (fresh.length + added.length === 0 && aquacisId === person.root.aquacisId) return person;
  const facts = [...person.facts.filter((fact) => !fresh.some(({ field }) => isSaid(fact, field))), ...fresh];
  const identities = [...person.identities, ...added];
  const root = {
    ...{ ...person.root, ...shownColumns(facts, person.of, rules) },
    ...{ aquacisId, version: person.root.version + 1, updatedAt: work.now },
  };
  for (const fact of fresh) keepFact(work, fact);
  for (const identity of added) work.insert(schema.contactIdentities, identity);
  updateContact(work, root.id, root);
  replaceSearch(work, root.id, searchDocument(facts, identities));
  recordContactEvent(work, context, root.id, 'contact.changed', { detail: { source: 'aquacis', aquacisId } });
  return { ...person, root, facts, identities };
}

const isSaid = (fact: Fact, field: Fact['field']) => fact.field === field && fact.source === 'aquacis';
