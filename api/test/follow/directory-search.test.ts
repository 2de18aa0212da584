import { schema } from '@sinia/database';
import type { DirectoryCustomer } from '@sinia/directory';
import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDirectoryCustomer } from '../../src/use-cases/directory/get-directory-customer.ts';
import { hashed, putCustomers, removeCustomers } from '../../src/use-cases/directory/replica-store.ts';
import { searchDirectory } from '../../src/use-cases/directory/search-directory.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.world.db.transaction((tx) => putCustomers(tx, null, CUSTOMERS.map(hashed)));
});
afterAll(() => house.close());

const NURIA: DirectoryCustomer = {
  ...{ id: '1001', kind: 'person', documentId: '99999999R', documentType: 'DNI', name: 'Núria' },
  ...{ surname1: 'Puig', surname2: 'Col·lell', companyName: null, emails: ['nuria.puig@example.cat'] },
  phones: [{ raw: '600111222', e164: '+34600111222' }],
  ...{ language: 'ca', addresses: [], standing: 'active', updatedAt: '2026-01-01T00:00:00.000Z' },
  contracts: [
    {
      ...{ number: '000123', role: 'holder', status: 'active', supplyPointId: 'P1', meterSerial: 'M-77' },
      ...{ use: 'DOMÈSTIC', startDate: '2019-03-01', endDate: null },
      supplyAddress: { street: 'La Riera, 48', postcode: '08301', town: 'Mataró' },
    },
  ],
};
const PERE: DirectoryCustomer = {
  ...NURIA,
  ...{ id: '1002', documentId: '99999990S', name: 'Pere', surname2: null, emails: [], contracts: [] },
};
const CUSTOMERS = [NURIA, PERE];

const search = (query: object, as = house.agent) =>
  searchDirectory.execute(house.as(as), searchDirectory.input.parse(query));
const ids = async (query: object) => (await search(query)).data.map(({ customerId }) => customerId);
const lastAudit = async () => {
  const [row] = await house.world.db
    .select()
    .from(schema.auditLog)
    .orderBy(desc(schema.auditLog.id))
    .limit(1);
  return row;
};

describe('in the copy', () => {
  test.each([
    [{ documentId: '99.999.999-r' }, ['1001']],
    [{ phone: '+34 600 11 12 22' }, ['1001', '1002']],
    [{ phone: '600111222', documentId: '99999990S' }, ['1002']],
    [{ email: 'NURIA.PUIG@example.cat' }, ['1001']],
    [{ contract: '123' }, ['1001']],
    [{ meter: 'm77' }, ['1001']],
    [{ name: 'puig' }, ['1001', '1002']],
    [{ name: 'collell nur' }, ['1001']],
    [{ name: 'nur collell' }, []],
    [{ name: 'puig', contract: '123' }, ['1001']],
    [{ name: "o'donnell" }, []],
  ])('%j finds %j', async (query, expected) => {
    expect((await ids(query)).sort()).toEqual(expected);
  });

  test('a page, and that there are more', async () => {
    expect(await search({ name: 'puig', limit: 1 })).toMatchObject({ truncated: true, data: { length: 1 } });
  });

  test.each([
    [{}, { pointer: '', code: 'search_key_missing' }],
    [{ phone: '112' }, { pointer: '/phone', code: 'search_key_empty' }],
  ])('%j is no search', async (query, field) => {
    await expect(search(query)).rejects.toMatchObject({ code: 'invalid_query', fields: [field] });
  });

  test('an agent sees four digits of a document, whoever may read it all', async () => {
    const shown = async (as: typeof house.agent) =>
      (await search({ contract: '123' }, as)).data[0]?.documentId;
    expect(await shown(house.agent)).toBe('***9999**');
    expect(await shown({ ...house.agent, role: 'supervisor' })).toBe('99999999R');
  });

  test('one customer, whole', async () => {
    const read = (customerId: string) => getDirectoryCustomer.execute(house.as(house.agent), { customerId });
    expect(await read('1001')).toMatchObject({
      name: 'Núria Puig Col·lell',
      phones: ['+34600111222'],
      contracts: [{ number: '000123', supplyAddress: { street: 'La Riera, 48' } }],
    });
    expect((await lastAudit())?.action).toBe('directory.read 1001');
    await expect(read('none')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('who may not be shown is not there', async () => {
    const gone = { ...NURIA, id: '1003', documentId: '99999972C' };
    await house.world.db.transaction(async (tx) => {
      await putCustomers(tx, null, [hashed(gone)]);
      await removeCustomers(tx, null, [{ id: '1003', standing: 'blocked', updatedAt: gone.updatedAt }]);
    });
    expect(await ids({ documentId: '99999972C' })).toEqual([]);
    const rows = await house.world.db.select().from(schema.directoryCustomers);
    expect(rows.find(({ id }) => id === '1003')).toMatchObject({ profile: null, hash: '' });
  });
});

test('who searched which key is in the log, and nobody’s document is', async () => {
  await search({ documentId: '99.999.999-R' });
  const row = await lastAudit();
  expect(row).toMatchObject({ actorKind: 'staff', actorId: `staff:${house.agent.id}`, ticketId: null });
  expect(row?.action).toMatch(/^directory\.searched documentId \*{3}9999\*{2} #[0-9a-f]{16}$/);
  await search({ documentId: '99999999r' });
  expect((await lastAudit())?.action).toBe(row?.action);
});
