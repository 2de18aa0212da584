import type { Contact } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/auth/actor.ts';
import { compareContacts } from '../../src/jobs/compare-contacts.ts';
import { changeContact } from '../../src/use-cases/contacts/change-contact.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { dismissDuplicate } from '../../src/use-cases/contacts/dismiss-duplicate.ts';
import { getContact } from '../../src/use-cases/contacts/get-contact.query.ts';
import { listContacts } from '../../src/use-cases/contacts/list-contacts.query.ts';
import { duplicatesOf, listDuplicates } from '../../src/use-cases/contacts/list-duplicates.query.ts';
import { listMerges } from '../../src/use-cases/contacts/list-merges.query.ts';
import { mergeContacts } from '../../src/use-cases/contacts/merge-contacts.ts';
import { previewContactMerge } from '../../src/use-cases/contacts/preview-contact-merge.query.ts';
import { undoContactMerge } from '../../src/use-cases/contacts/undo-contact-merge.ts';
import { changeTicket } from '../../src/use-cases/tickets/change-ticket.ts';
import { getTicket } from '../../src/use-cases/tickets/get-ticket.query.ts';
import { listTickets } from '../../src/use-cases/tickets/list-tickets.query.ts';
import { type House, INTEGRATION, openHouse } from '../follow/house.ts';

let house: House;
let drawn = 0;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const ALL: Actor = { ...INTEGRATION, scopes: ['contacts:read', 'contacts:write', 'tickets:read'] } as Actor;
const context = () => house.as(ALL);
const read = (id: string) => getContact.execute(context(), { id });
const merge = (into: Contact, from: Contact, more: object = {}) =>
  mergeContacts.execute(context(), { id: into.id, fromContactId: from.id, ...more });
const undo = (mergeId: string) => undoContactMerge.execute(context(), { mergeId });

async function card(
  name: string,
  more: Partial<Parameters<typeof createContact.execute>[1]> = {},
): Promise<Contact> {
  drawn += 1;
  const email = { kind: 'email' as const, value: `p${drawn}@correu.example` };
  return createContact.execute(context(), { name, identities: [email], ...more });
}

async function ticketOf(contact: Contact) {
  const { id } = await house.open(INTEGRATION, {});
  await house.settle();
  const { version } = await getTicket.execute(house.as(house.agent), { id });
  return changeTicket.execute(house.as(house.agent), { id, version, set: { contactId: contact.id } });
}

async function ticketsOf(id: string): Promise<string[]> {
  const page = await listTickets.execute(house.as(house.agent), { contactId: id, view: 'recent', limit: 50 });
  return page.data.map((ticket) => ticket.id).toSorted();
}

/** What of a contact must come back: all but how often it was written and when. */
function essence({ version: _version, updatedAt: _updatedAt, ...rest }: Contact) {
  return rest;
}

describe('merging', () => {
  test('one card with the identities and tickets of both, both ids working; undone, each has its own', async () => {
    const [from, into] = [await card('Anna Serra'), await card('Anna Serra Vila', { language: 'ca' })];
    const [early, late] = [await ticketOf(from), await ticketOf(into)];
    const before = [essence(await read(from.id)), essence(await read(into.id))];
    const { mergeId, intoContactId } = await merge(into, from);
    expect(intoContactId).toBe(into.id);
    const whole = await read(into.id);
    expect(whole.identities.map(({ value }) => value)).toEqual(
      [...from.identities, ...into.identities].map(({ value }) => value).toSorted(),
    );
    expect(await read(from.id)).toEqual(whole);
    for (const id of [from.id, into.id]) expect(await ticketsOf(id)).toEqual([early.id, late.id].toSorted());
    expect((await getTicket.execute(house.as(house.agent), { id: early.id })).contactId).toBe(into.id);
    await undo(mergeId);
    expect([essence(await read(from.id)), essence(await read(into.id))]).toEqual(before);
    expect([await ticketsOf(from.id), await ticketsOf(into.id)]).toEqual([[early.id], [late.id]]);
    await expect(undo(mergeId)).rejects.toMatchObject({ code: 'contact_merge_undone' });
  });

  test('what was merged stands in a list, page by page, and so does what was undone', async () => {
    const [from, into] = [await card('Berta Roca'), await card('Berta Roca Soler')];
    const { mergeId } = await merge(into, from);
    const later = await merge(await card('Pau Mas'), await card('Pau Mas Gil'));
    const first = await listMerges.execute(context(), { limit: 1 });
    expect(first.data.map((one) => one.mergeId)).toEqual([later.mergeId]);
    const cursor = first.pagination.nextCursor ?? '';
    const line = async () => (await listMerges.execute(context(), { limit: 1, cursor })).data[0];
    expect(await line()).toMatchObject({
      ...{ mergeId, undoneAt: null, from: { id: from.id, name: 'Berta Roca' } },
      into: { id: into.id, name: 'Berta Roca Soler' },
    });
    await undo(mergeId);
    expect(await line()).toMatchObject({ mergeId, undoneAt: expect.any(String) });
  });

  test('of whom is blocked the list shows nothing, and who reads the lists is noted', async () => {
    const [from, into] = [await card('Pia Font'), await card('Pia Font Roca')];
    const { mergeId } = await merge(into, from);
    const listed = async () => (await listMerges.execute(context(), { limit: 50 })).data;
    expect((await listed()).map((one) => one.mergeId)).toContain(mergeId);
    const { contacts, auditLog } = schema;
    await house.world.db.update(contacts).set({ blockedAt: new Date() }).where(eq(contacts.rootId, into.id));
    expect((await listed()).map((one) => one.mergeId)).not.toContain(mergeId);
    await listDuplicates.execute(context(), { limit: 1 });
    await listContacts.execute(context(), { limit: 1 });
    const actions = (await house.world.db.select().from(auditLog)).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['contact.merges_listed', 'contact.duplicates_listed', 'contact.listed']),
    );
  });

  test('what comes by the identity of a merged contact goes back with it', async () => {
    const documentId = '00000002W';
    const from = await card('Pol Riba', { identities: [{ kind: 'documentId', value: documentId }] });
    const into = await card('Pol Riba Font');
    const { mergeId } = await merge(into, from);
    const { id } = await house.open(INTEGRATION, { documentId });
    await house.settle();
    expect(await ticketsOf(into.id)).toEqual([id]);
    await undo(mergeId);
    expect([await ticketsOf(into.id), await ticketsOf(from.id)]).toEqual([[], [id]]);
  });

  test('whose value counts can be chosen, field by field', async () => {
    const from = await card('Rosa', { address: 'Carrer Nou, 1', source: 'aquacis' });
    const into = await card('Rosa Mas', { address: 'Carrer Vell, 2', source: 'agent' });
    const preview = await previewContactMerge.execute(context(), { id: into.id, fromContactId: from.id });
    expect(preview.refusal).toBeNull();
    expect(preview.fields.filter(({ counts }) => counts)).toMatchObject([
      { field: 'name', from: { value: 'Rosa' }, into: { value: 'Rosa Mas' }, counts: 'from' },
      { field: 'address', counts: 'from' },
    ]);
    const { mergeId } = await merge(into, from, { fields: { name: 'into' } });
    expect(await read(into.id)).toMatchObject({ name: 'Rosa Mas', address: 'Carrer Nou, 1' });
    await undo(mergeId);
    expect(essence(await read(into.id))).toEqual(essence(into));
  });

  test('two documents are two people, unless somebody who has looked says otherwise', async () => {
    const document = (value: string) => ({ identities: [{ kind: 'documentId' as const, value }] });
    const [from, into] = [
      await card('Joan', document('00000003A')),
      await card('Joan', document('X0000001R')),
    ];
    await expect(merge(into, from)).rejects.toMatchObject({ code: 'contact_merge_differs' });
    const { mergeId } = await merge(into, from, { acceptDifferences: true });
    expect((await read(into.id)).identities).toHaveLength(2);
    await undo(mergeId);
  });

  test('of a chain each merge comes undone by itself, in any order', async () => {
    const [one, two, three] = [await card('Un'), await card('Dos'), await card('Tres')];
    const first = await merge(two, one);
    const second = await merge(three, two);
    expect((await read(one.id)).id).toBe(three.id);
    await undo(first.mergeId);
    expect(essence(await read(one.id))).toEqual(essence(one));
    expect((await read(two.id)).identities).toHaveLength(2);
    await undo(second.mergeId);
    expect([essence(await read(two.id)), essence(await read(three.id))]).toEqual([
      essence(two),
      essence(three),
    ]);
  });

  test('what cannot be merged', async () => {
    const [from, into, other] = [await card('A'), await card('B'), await card('C')];
    await expect(merge(into, into)).rejects.toMatchObject({ code: 'contact_merge_into_itself' });
    await merge(into, from);
    await expect(merge(into, from)).rejects.toMatchObject({ code: 'contact_merge_into_itself' });
    await expect(merge(other, from)).rejects.toMatchObject({ code: 'contact_already_merged' });
  });

  test('two merges the other way round at once: one is done', async () => {
    const [one, two] = [await card('Un'), await card('Dos')];
    const done = await Promise.allSettled([merge(one, two), merge(two, one)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await read(one.id)).id).toBe((await read(two.id)).id);
  });

  test('law: however several are merged, undone they are as they were', async () => {
    const plan = fc.record({
      merges: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
        maxLength: 4,
      }),
      undone: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ merges, undone }) => {
        const people = [await card('Un'), await card('Dos'), await card('Tres'), await card('Quatre')];
        const done: string[] = [];
        for (const [from, into] of merges) {
          const merged = await merge(people[into] as Contact, people[from] as Contact).catch(() => null);
          if (merged) done.push(merged.mergeId);
        }
        const order = done
          .map((id, place) => ({ id, at: undone[place] ?? 0 }))
          .sort((left, right) => left.at - right.at);
        for (const { id } of order) await undo(id);
        for (const person of people) expect(essence(await read(person.id))).toEqual(essence(person));
      }),
      { numRuns: 12 },
    );
  });
});

describe('duplicates', () => {
  const phone = { kind: 'phone' as const, value: '93 555 77 01' };

  test('found with their reasons, dismissed for good, gone when merged, back when undone', async () => {
    const one = await card('Lluís Coll Pla', { identities: [phone] });
    const two = await card('LLUIS COLL', { identities: [phone] });
    const other = await card('Maria Coll', { identities: [phone] });
    await compareAll();
    const queue = async () => {
      const { data } = await listDuplicates.execute(context(), { limit: 50 });
      return data.map(({ contacts, score, reasons }) => [
        contacts.map(({ name }) => name).toSorted(),
        score,
        reasons,
      ]);
    };
    const pair = [['LLUIS COLL', 'Lluís Coll Pla'], 75, ['same_phone', 'name_alike']];
    expect(await queue()).toContainEqual(pair);
    const { data } = await duplicatesOf.execute(context(), { id: other.id });
    expect(data).toEqual([]);
    const { mergeId } = await merge(one, two);
    await compareAll();
    expect(await queue()).not.toContainEqual(pair);
    await undo(mergeId);
    await compareAll();
    expect(await queue()).toContainEqual(pair);
    await dismissDuplicate.execute(context(), { id: one.id, otherId: two.id });
    expect(await queue()).not.toContainEqual(pair);
    const { version } = await read(one.id);
    await changeContact.execute(context(), { id: one.id, version, set: { address: 'Carrer Nou, 3' } });
    await compareAll();
    expect(await queue()).not.toContainEqual(pair);
    expect((await duplicatesOf.execute(context(), { id: one.id })).data).toEqual([]);
  });

  test('a number of a switchboard makes nobody a duplicate', async () => {
    const switchboard = [{ kind: 'phone' as const, value: '93 555 88 00' }];
    const first = await card('Oficina central', { identities: switchboard });
    for (let at = 0; at < 21; at += 1) await card('Oficina central', { identities: switchboard });
    expect((await duplicatesOf.execute(context(), { id: first.id })).data).toEqual([]);
  });

  async function compareAll(): Promise<void> {
    while (await compareContacts(house.world));
  }
});

test('a merged contact is in no list, and is found by what it was', async () => {
  const from = await card('Zenòbia Antiga', { identities: [{ kind: 'phone', value: '600 999 111' }] });
  const into = await card('Zenòbia Nova');
  await merge(into, from);
  const found = async (q: string) =>
    (await listContacts.execute(context(), { q, limit: 20 })).data.map(({ id }) => id);
  expect(await found('zenobia antiga')).toEqual([into.id]);
  expect(await found('600 999 111')).toEqual([into.id]);
  const { data } = await listContacts.execute(context(), { limit: 100 });
  expect(data.map(({ id }) => id)).not.toContain(from.id);
});
