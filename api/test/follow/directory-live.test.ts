import { schema } from '@sinia/database';
import { customerAt, idOf } from '@sinia/directory/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getConnection } from '../../src/use-cases/directory/get-connection.query.ts';
import { getContractAccount } from '../../src/use-cases/directory/get-contract-account.ts';
import { getDirectoryCustomer } from '../../src/use-cases/directory/get-directory-customer.ts';
import { hashed, putCustomers, removeCustomers } from '../../src/use-cases/directory/replica-store.ts';
import { pauseConnection, saveConnection } from '../../src/use-cases/directory/save-connection.ts';
import { searchDirectory } from '../../src/use-cases/directory/search-directory.ts';
import { testConnection } from '../../src/use-cases/directory/test-connection.ts';
import { connect, type DirectoryHouse, openDirectoryHouse } from './directory-house.ts';

let house: DirectoryHouse;
beforeAll(async () => {
  house = await openDirectoryHouse(100);
  await house.world.db.transaction((tx) => putCustomers(tx, null, [hashed(customerAt(1))]));
});
afterAll(() => house.close());
beforeEach(async () => {
  house.aquacis.state.mode = 'normal';
  // Saved again, it begins with a closed breaker.
  house.world.advance(1_000);
  await connect(house);
});

const document = (index: number) => customerAt(index).documentId ?? '';
const search = (query: object, budgetMs?: number) =>
  searchDirectory.execute(
    house.as(house.agent),
    searchDirectory.input.parse(query),
    budgetMs === undefined ? {} : { budgetMs },
  );
const calls = () => house.aquacis.state.calls;

describe('the copy first, the billing system second', () => {
  test('whoever is in the copy costs no call', async () => {
    const before = calls();
    expect(await search({ documentId: document(1) })).toMatchObject({
      ...{ source: 'replica', degraded: null, truncated: false },
      data: [{ customerId: idOf(1) }],
    });
    expect(calls()).toBe(before);
  });

  test('whoever is not is asked for, also by telephone and meter', async () => {
    const { phones, contracts } = customerAt(30);
    for (const query of [
      { documentId: document(30) },
      { phone: phones[0]?.e164 },
      { meter: contracts[0]?.meterSerial },
    ])
      expect(await search(query)).toMatchObject({
        ...{ source: 'live', degraded: null, asOf: expect.any(String) },
        data: [{ customerId: idOf(30) }],
      });
  });

  test('by mail it cannot be asked', async () => {
    const before = calls();
    expect(await search({ email: 'ningu@example.cat' })).toMatchObject({
      ...{ source: 'replica', degraded: 'key_not_supported', data: [] },
    });
    expect(calls()).toBe(before);
  });

  test('one customer: of the copy, of the billing system, nobody', async () => {
    const read = (customerId: string) => getDirectoryCustomer.execute(house.as(house.agent), { customerId });
    expect(await read(idOf(1))).toMatchObject({ customerId: idOf(1) });
    expect(await read(idOf(40))).toMatchObject({ customerId: idOf(40) });
    await expect(read('7')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('whoever is blocked in the copy is not shown from there: by their number, in a search, by a contract', async () => {
    const { id, documentId, contracts, updatedAt } = customerAt(41);
    const removed = { id, standing: 'blocked', updatedAt } as const;
    await house.world.db.transaction((tx) => removeCustomers(tx, null, [removed]));
    const read = getDirectoryCustomer.execute(house.as(house.agent), { customerId: id });
    await expect(read).rejects.toMatchObject({ code: 'not_found' });
    expect(await search({ documentId })).toMatchObject({ source: 'live', data: [] });
    const contractNumber = contracts[0]?.number ?? '';
    const account = getContractAccount.execute(house.as(house.agent), { contractNumber, customerId: id });
    await expect(account).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('when it does not answer', () => {
  test.each([
    ['faulty', 'unavailable'],
    ['refusing', 'unavailable'],
    ['nonsense', 'unavailable'],
    ['down', 'unavailable'],
    ['slow', 'timeout'],
  ] as const)('%s: %s, and the copy still answers', async (mode, degraded) => {
    house.aquacis.state.mode = mode;
    const budgetMs = mode === 'slow' ? 400 : 20_000;
    expect(await search({ documentId: document(50) }, budgetMs)).toMatchObject({
      ...{ source: 'replica', degraded, data: [] },
    });
    expect((await search({ documentId: document(1) })).data).toHaveLength(1);
  });

  test('after ten failures it is left alone, said so, and tried again after half a minute', async () => {
    house.aquacis.state.mode = 'down';
    for (let turn = 0; turn < 10; turn += 1) await search({ documentId: document(60) });
    const before = calls();
    expect(await search({ documentId: document(60) })).toMatchObject({ degraded: 'breaker_open' });
    expect(await search({ documentId: document(1) })).toMatchObject({
      ...{ degraded: 'breaker_open', data: { length: 1 } },
    });
    expect(calls()).toBe(before);
    const told = await getConnection.execute(house.as(house.admin), {});
    expect(told).toMatchObject({ lastFailure: 'unreachable' });
    expect(told?.failures).toBeGreaterThanOrEqual(10);
    house.aquacis.state.mode = 'normal';
    house.world.advance(30_000);
    expect(await search({ documentId: document(60) })).toMatchObject({ source: 'live', degraded: null });
    expect(await getConnection.execute(house.as(house.admin), {})).toMatchObject({ failures: 0 });
  });

  test('an error inside of HTTP 200 is an answer: it opens nothing', async () => {
    house.aquacis.state.mode = 'refusing';
    for (let turn = 0; turn < 12; turn += 1)
      expect(await search({ documentId: document(61) })).toMatchObject({ degraded: 'unavailable' });
  });

  test('in pause it is not asked', async () => {
    await pauseConnection.execute(house.as(house.admin), { paused: true });
    const before = calls();
    expect(await search({ documentId: document(62) })).toMatchObject({ degraded: 'paused', data: [] });
    expect(calls()).toBe(before);
    await pauseConnection.execute(house.as(house.admin), { paused: false });
  });
});

describe('bills, debt, readings and supply', () => {
  const contractNumber = customerAt(70).contracts[0]?.number ?? '';
  const account = () => getContractAccount.execute(house.as(house.agent), { contractNumber });

  test('come from the billing system, with a link into it', async () => {
    expect(await account()).toMatchObject({
      account: { invoices: { length: 6 }, readings: { length: 6 }, supply: { cut: expect.any(Boolean) } },
      degraded: null,
      link: `https://aquacis.example/contracte/${contractNumber}`,
    });
  });

  test('are missing, and why is said, where it does not answer', async () => {
    house.aquacis.state.mode = 'down';
    expect(await account()).toMatchObject({
      account: null,
      degraded: 'unavailable',
      link: expect.stringContaining(contractNumber),
    });
  });
});

describe('the connection', () => {
  const settings = () => ({
    ...{ kind: 'rest', url: `${house.aquacis.url}/rest`, user: 'sinia', explotacio: '007' },
  });
  const tried = (input: object) =>
    testConnection.execute(house.as(house.admin), testConnection.input.parse(input));

  test('its password lies sealed, and is never told', async () => {
    const [row] = await house.world.db.select().from(schema.directoryConnections);
    expect(row?.password).not.toContain('contrasenya');
    expect(JSON.stringify(row?.settings)).not.toContain('contrasenya');
    const told = await getConnection.execute(house.as(house.admin), {});
    expect(told).toMatchObject({ hasPassword: true, settings: { kind: 'soap', explotacio: '007' } });
    expect(JSON.stringify(told)).not.toContain('contrasenya');
  });

  test('is tried in words', async () => {
    expect(await tried({ settings: settings(), password: 'una contrasenya' })).toMatchObject({
      ...{ ok: true, version: '12.4.1', total: 100 },
    });
    expect(await tried({ settings: settings(), password: 'una altra' })).toMatchObject({
      ...{ ok: false, failure: 'login_refused' },
    });
    const elsewhere = { ...settings(), url: 'http://169.254.169.254/latest' };
    expect(await tried({ settings: elsewhere, password: 'x' })).toMatchObject({
      ...{ ok: false, failure: 'address_not_allowed' },
    });
  });

  test('the known password goes to the same user at the same place only', async () => {
    const save = (change: object) => {
      const same = { kind: 'soap', url: `${house.aquacis.url}/soap`, user: 'sinia', explotacio: '008' };
      const input = { settings: { ...same, passwordType: 'digest', ...change } };
      return saveConnection.execute(
        house.as(house.admin),
        saveConnection.input.parse({ ...input, linkTemplate: null, writesBack: false }),
      );
    };
    expect(await save({})).toMatchObject({ hasPassword: true, settings: { explotacio: '008' } });
    for (const change of [
      { user: 'another' },
      { url: 'http://127.0.0.1:1/soap' },
      { url: house.aquacis.url },
      { passwordType: 'text' },
    ])
      await expect(save(change)).rejects.toMatchObject({
        ...{ code: 'invalid_body', fields: [{ pointer: '/password', code: 'missing' }] },
      });
  });
});
