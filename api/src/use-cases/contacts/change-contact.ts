import { ChangeContactBody, Contact, ContactId } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { CONTACT_FIELDS } from '@sinia/core/identity';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { lockPerson, type Person } from './contact-store.ts';
import { contactView } from './contact-view.ts';
import {
  type ContractRow,
  readContracts,
  readOwnContracts,
  replaceContracts,
  wantedContracts,
} from './contract-store.ts';
import { holdIdentities, wantedAfter } from './hold-identities.ts';
import { sourceOf } from './identity-input.ts';
import {
  recordContactEvent,
  replaceSearch,
  requireFree,
  searchDocument,
  shownColumns,
  updateContact,
} from './save-contact-store.ts';
import { sayFields } from './say-fields.ts';
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
    const { person, rules, wanted, contracts } = subject;
    const { root } = person;
    if (root.version !== version) throw new Refusal('version_stale');
    const facts = sayFields(work, context, person, set);
    const held = holdIdentities(work, context, person, wanted ?? person.identities);
    const resupplied = contracts !== null && !sameContracts(contracts.before, contracts.after);
    if (contracts && resupplied) replaceContracts(work, root.id, contracts.after);
    const kind = set.kind ?? root.kind;
    const shown = { kind, ...shownColumns(facts, person.of, rules) };
    const changes = changesOf(root, { ...root, ...shown });
    const said = facts !== person.facts;
    const changed = said || resupplied || held.detail !== null || Object.keys(changes).length > 0;
    const next: Person = { ...person, facts, identities: held.identities };
    await work.flush();
    const supplies = await readContracts(work.tx, person);
    if (!changed) return contactView(person, supplies, rules.settings, context.actor);
    const written = { ...shown, version: version + 1, updatedAt: work.now };
    updateContact(work, root.id, written);
    replaceSearch(work, root.id, searchDocument(next, supplies));
    const detail = {
      ...held.detail,
      ...(said ? { said: CONTACT_FIELDS.filter((field) => set[field] !== undefined) } : {}),
      ...(resupplied ? { contracts: contracts?.after.map(({ number }) => number) } : {}),
    };
    recordContactEvent(work, context, root.id, 'contact.changed', { changes, detail });
    const view = { ...next, root: { ...root, ...written } };
    return contactView(view, supplies, rules.settings, context.actor);
  },
});

function changesOf(before: Person['root'], after: Person['root']): Changes {
  const fields = ['kind', ...CONTACT_FIELDS] as const;
  return Object.fromEntries(
    fields
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, { before: before[field], after: after[field] }]),
  );
}

/** Whether the same is said of the same contracts, whoever says so. */
function sameContracts(before: readonly ContractRow[], after: readonly ContractRow[]): boolean {
  const plain = (rows: readonly ContractRow[]) => {
    const lines = rows.map(({ number, role, status, supplyPointId, supplyAddress, meterSerial, ...row }) =>
      JSON.stringify([
        number,
        role,
        status,
        supplyPointId,
        supplyAddress,
        meterSerial,
        row.use,
        row.startDate,
        row.endDate,
      ]),
    );
    return lines.sort().join('\n');
  };
  return plain(before) === plain(after);
}
