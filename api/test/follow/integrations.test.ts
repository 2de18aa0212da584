import { schema } from '@sinia/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSite } from '../../src/auth/test-world.ts';
import { importDirectory } from '../../src/jobs/import-directory.ts';
import { pauseConnection } from '../../src/use-cases/directory/save-connection.ts';
import { CATALOGUE, EXCHANGED_FIELDS } from '../../src/use-cases/integrations/catalogue.ts';
import { listIntegrations } from '../../src/use-cases/integrations/list-integrations.query.ts';
import { saveOwner } from '../../src/use-cases/integrations/save-owner.ts';
import { type DirectoryHouse, openDirectoryHouse } from './directory-house.ts';

let house: DirectoryHouse;
beforeAll(async () => {
  house = await openDirectoryHouse(20);
});
afterAll(() => house.close());

const list = (role: 'admin' | 'auditor' | 'agent' = 'admin') =>
  listIntegrations.execute(house.as({ ...house.agent, role }), {});
const aquacis = async () => (await list())[0];
const work = () => importDirectory(house.world, new AbortController().signal);

test('every field of the catalogue has its name, and no name stands there for nothing', () => {
  const used = Object.values(CATALOGUE).flatMap(({ receives, sends }) => [...receives, ...sends]);
  expect(new Set(used)).toEqual(new Set(EXCHANGED_FIELDS));
});

test('how it is with Aquacis, from the first copy on', async () => {
  expect(await aquacis()).toMatchObject({ id: 'aquacis', health: 'quiet', lastSyncAt: null });
  house.aquacis.state.mode = 'down';
  await work();
  expect(await aquacis()).toMatchObject({
    ...{ health: 'failing', failures: 1, lastFailure: { code: 'unreachable' } },
  });
  house.aquacis.state.mode = 'normal';
  house.world.advance(3_600_000);
  await work();
  expect(await aquacis()).toMatchObject({ health: 'well', failures: 0, lastSyncAt: expect.any(String) });
  house.world.advance(51 * 3_600_000);
  expect(await aquacis()).toMatchObject({ health: 'stale' });
  await pauseConnection.execute(house.as(house.admin), { paused: true });
  expect(await aquacis()).toMatchObject({ health: 'paused' });
});

test('the others: connected, and when something last came', async () => {
  expect((await list()).slice(1).map(({ health }) => health)).toEqual([
    ...['not_connected', 'not_connected', 'not_connected', 'not_connected'],
  ]);
  await addSite(house.world, { name: 'website', channel: 'web', origins: ['https://www.example.cat'] });
  const lastEventAt = house.world.clock();
  await house.world.db
    .insert(schema.exchanges)
    .values({ id: 'exc_1', name: 'Enreach', secrets: [], lastEventAt, createdAt: lastEventAt });
  const [, enreach, portal, website] = await list();
  expect(enreach).toMatchObject({ health: 'well', lastSyncAt: lastEventAt.toISOString() });
  expect([portal?.health, website?.health]).toEqual(['not_connected', 'quiet']);
});

test('who answers for it is written down by administrators, and read by whoever supervises or audits', async () => {
  await saveOwner.execute(house.as(house.admin), { id: 'aquacis', owner: 'Sistemes, ext. 4021' });
  expect((await list('auditor'))[0]).toMatchObject({ owner: 'Sistemes, ext. 4021' });
  await expect(list('agent')).rejects.toMatchObject({ code: 'permission_denied' });
  const supervisor = house.as({ ...house.agent, role: 'supervisor' });
  await expect(saveOwner.execute(supervisor, { id: 'aquacis', owner: 'x' })).rejects.toMatchObject({
    code: 'permission_denied',
  });
});
