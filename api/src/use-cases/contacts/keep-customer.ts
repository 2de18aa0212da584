import { CONTACT_FIELDS, type Fact } from '@sinia/core/identity';
import { schema } from '@sinia/database';
import type { DirectoryCustomer } from '@sinia/directory';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { lockPerson, type Person } from './contact-store.ts';
import { addressLine, readContracts } from './contract-store.ts';
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

/**
 * Writes the card of a customer of the billing system with what it says: the one that they have, by their number there
 * or by their document, or a new one.
 */
export async function keepCustomer(
  work: UnitOfWork,
  context: Context,
  customer: DirectoryCustomer,
): Promise<{ readonly person: Person; readonly rules: VersionedSettings }> {
  const { tx } = work;
  const said = customerAsContact(customer);
  const knownId = await findAdopted(tx, customer.id, said.wanted);
  const known = knownId ? await lockPerson(tx, knownId) : null;
  const wanted = await freeIdentities(tx, said.wanted, known?.ids ?? []);
  const rules = await readSettings(tx);
  if (known) return { person: await sayOn(work, context, known, { ...said, wanted }, rules), rules };
  const supplies = customer.contracts.map(({ supplyAddress, meterSerial }) => ({
    supplyAddress: supplyAddress && addressLine(supplyAddress),
    meterSerial,
  }));
  const body = { ...said, wanted, supplies, source: 'aquacis' } as const;
  return { person: newContact(work, context, body, rules), rules };
}

/** What the billing system says, on a card that was there; what it says already is not said again. */
async function sayOn(
  work: UnitOfWork,
  context: Context,
  person: Person,
  said: CustomerAsContact,
  rules: VersionedSettings,
): Promise<Person> {
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
  const aquacisIds = [...new Set([...person.aquacisIds, aquacisId])];
  for (const fact of fresh) keepFact(work, fact);
  for (const identity of added) work.insert(schema.contactIdentities, identity);
  updateContact(work, root.id, root);
  const supplies = await readContracts(work.tx, { ids: person.ids, aquacisIds });
  replaceSearch(work, root.id, searchDocument({ facts, identities }, supplies));
  recordContactEvent(work, context, root.id, 'contact.changed', { detail: { source: 'aquacis', aquacisId } });
  return { ...person, root, aquacisIds, facts, identities };
}

const isSaid = (fact: Fact, field: Fact['field']) => fact.field === field && fact.source === 'aquacis';
