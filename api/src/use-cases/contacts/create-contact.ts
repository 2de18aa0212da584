import { CreateContactBody as Body, Contact, type CreateContactBody } from '@sinia/contracts';
import { CONTACT_FIELDS, type Fact, type IdentitySource } from '@sinia/core/identity';
import { schema } from '@sinia/database';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import type { Person } from './contact-store.ts';
import { contactView } from './contact-view.ts';
import { readContracts, wantedContracts } from './contract-store.ts';
import { eachOnce, sourceOf, type WantedIdentity, wantedIdentities } from './identity-input.ts';
import {
  recordContactEvent,
  requireFree,
  type Supplied,
  searchDocument,
  shownColumns,
} from './save-contact-store.ts';
import { readSettings, type VersionedSettings } from './settings-store.ts';

/** Makes the card of a person or an organisation, with where each thing that it says comes from. */
export const createContact = defineUseCase({
  name: 'createContact',
  permission: 'contact.write',
  input: Body,
  output: Contact,
  load: async (tx, { identities = [], source }, { actor }) => {
    const wanted = wantedIdentities(actor, identities, source);
    await requireFree(tx, wanted);
    return { wanted, rules: await readSettings(tx) };
  },
  about: () => ({}),
  run: async (work, { input, subject: { wanted, rules }, context }) => {
    const source = sourceOf(context.actor, input.source, '/source');
    const person = newContact(work, context, { ...input, source, wanted }, rules);
    await work.flush();
    const contracts = await readContracts(work.tx, person);
    return contactView(person, contracts, rules.settings, context.actor);
  },
});

type NewContact = Omit<CreateContactBody, 'source' | 'identities'> & {
  readonly source: IdentitySource;
  readonly wanted: readonly WantedIdentity[];
  /** Supplies that are read elsewhere, by which the contact is found all the same. */
  readonly supplies?: readonly Supplied[];
};

/** Collects every row that a new contact consists of. */
export function newContact(
  work: UnitOfWork,
  context: Context,
  { wanted, source, supplies = [], ...body }: NewContact,
  rules: VersionedSettings,
): Person {
  const { now } = work;
  const { actor } = context;
  const id = drawId(context, now, 'con');
  const said = { contactId: id, source, proof: null, by: actor.name, at: now };
  const facts = CONTACT_FIELDS.flatMap((field): Fact[] => {
    const value = body[field];
    return value === undefined || value === null ? [] : [{ ...said, field, value }];
  });
  const of = { rootId: id, chosen: {} };
  const aquacisId = body.aquacisId ?? null;
  const root = {
    ...{ id, version: 1, kind: body.kind ?? ('person' as const), aquacisId, mergedIntoId: null, rootId: id },
    ...shownColumns(facts, of, rules),
    ...{ lastContactAt: null, blockedAt: null, createdAt: now, updatedAt: now },
  };
  const contracts = wantedContracts(actor, id, body.contracts ?? [], source, now);
  const identities = eachOnce([...wanted, ...contracts.identities]).map(
    ({ kind, value, source: from, proof }) => ({
      ...{ contactId: id, kind, value, source: from, proof, by: actor.name, at: now },
    }),
  );
  work.insert(schema.contacts, root);
  for (const fact of facts) work.insert(schema.contactFacts, fact);
  for (const identity of identities) work.insert(schema.contactIdentities, identity);
  for (const row of contracts.rows) work.insert(schema.contactContracts, row);
  const document = searchDocument({ facts, identities }, [...contracts.rows, ...supplies]);
  work.insert(schema.contactSearch, { contactId: id, document });
  recordContactEvent(work, context, id, 'contact.created', { detail: { source } });
  return { root, ids: [id], aquacisIds: aquacisId ? [aquacisId] : [], facts, identities, of };
}
