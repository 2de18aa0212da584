import { schema } from '@sinia/database';
import type { DirectoryCustomer } from '@sinia/directory';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adoptCustomer } from '../../src/use-cases/contacts/adopt-customer.ts';
import { createContact } from '../../src/use-cases/contacts/create-contact.ts';
import { hashed, putCustomers } from '../../src/use-cases/directory/replica-store.ts';
import { type House, openHouse } from '../follow/house.ts';

const customer = (id: string, documentId: string | null, more: Partial<DirectoryCustomer> = {}) =>
  ({
    ...{
      id,
      kind: 'person',
      documentId,
      documentType: 'DNI',
      name: 'Núria',
      surname1: 'Puig',
      surname2: null,
    },
    ...{ companyName: null, emails: ['Nuria.Puig@example.cat'], language: 'ca', standing: 'active' },
    phones: [
      { raw: '600111222', e164: '+34600111222' },
      { raw: 'trucar tarda', e164: null },
    ],
    addresses: [{ street: 'La Riera, 48', postcode: '08301', town: 'Mataró' }],
    ...{ contracts: [], updatedAt: '2026-01-01T00:00:00.000Z' },
    ...more,
  }) satisfies DirectoryCustomer;

const CUSTOMERS = [
  customer('1001', '00000001R'),
  customer('1002', '00000002W', { name: 'Pere', emails: [], phones: [], addresses: [] }),
  customer('1003', 'no en té', { kind: 'company', companyName: 'Tallers Maresme SL', language: null }),
  customer('1004', '00000003A', { name: 'Joana' }),
];

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.world.db.transaction((tx) => putCustomers(tx, null, CUSTOMERS.map(hashed)));
});
afterAll(() => house.close());

const adopt = (customerId: string) => adoptCustomer.execute(house.as(house.agent), { customerId });
const eventsOf = (contactId: string) =>
  house.world.db.select().from(schema.contactEvents).where(eq(schema.contactEvents.contactId, contactId));

test('a new card says of everything that Aquacis says it; what is no number is left out', async () => {
  const card = await adopt('1001');
  expect(card).toMatchObject({
    ...{ name: 'Núria Puig', aquacisId: '1001', language: 'ca', address: 'La Riera, 48, 08301 Mataró' },
  });
  expect(card.identities.map(({ kind, source, verifiedHow }) => [kind, source, verifiedHow])).toEqual([
    ['email', 'aquacis', 'integration'],
    ['phone', 'aquacis', 'integration'],
    ['documentId', 'aquacis', 'integration'],
  ]);
  expect(card.facts.name).toEqual([expect.objectContaining({ source: 'aquacis' })]);
});

test('twice is once, at the same time too', async () => {
  const [first, second] = await Promise.all([adopt('1004'), adopt('1004')]);
  expect(second.id).toBe(first.id);
  expect((await adopt('1004')).version).toBe(first.version);
  expect(await eventsOf(first.id)).toHaveLength(1);
});

test('whoever has a card already by their document keeps it, with what others said of them', async () => {
  const known = await createContact.execute(house.as(house.agent), {
    name: 'P. Puig',
    language: 'es',
    identities: [{ kind: 'documentId', value: '00000002-W' }],
  });
  const card = await adopt('1002');
  expect(card).toMatchObject({
    id: known.id,
    version: 2,
    name: 'Pere Puig',
    aquacisId: '1002',
    language: 'es',
  });
  expect(card.facts.name.map(({ value, source }) => [value, source])).toEqual([
    ['Pere Puig', 'aquacis'],
    ['P. Puig', 'agent'],
  ]);
  expect(card.conflicts).toEqual(['name', 'language']);
});

test('a company whose document is none is found by its number there', async () => {
  const card = await adopt('1003');
  expect(card).toMatchObject({ kind: 'organisation', name: 'Tallers Maresme SL', language: null });
  expect(card.identities.map(({ kind }) => kind)).not.toContain('documentId');
  expect((await adopt('1003')).id).toBe(card.id);
});

test('nobody of that number: not found', async () => {
  await expect(adopt('9999')).rejects.toMatchObject({ code: 'not_found' });
});
