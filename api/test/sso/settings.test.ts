import { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../src/auth/actor.ts';
import { readSso } from '../../src/auth/sso/sso-settings-store.ts';
import { loadStaffActor } from '../../src/auth/staff-store.ts';
import { testServerUrl } from '../../src/auth/test-server-url.ts';
import { BASE_URL, refusalCode, type TestWorld, testWorld } from '../../src/auth/test-world.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { getSso } from '../../src/use-cases/sso/get-sso.query.ts';
import { saveGroupRoles, saveSso, trySso } from '../../src/use-cases/sso/save-sso.ts';
import { CLIENT, type TestProvider, testProvider } from './provider.ts';

let world: TestWorld;
let provider: TestProvider;
let admin: StaffActor;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
  provider = await testProvider([]);
  const { groups, users } = schema;
  await world.db.insert(groups).values({ id: 'grp_care', name: 'Atenció', isDefault: true });
  await world.db
    .insert(users)
    .values({ id: 'agt_admin', name: 'Marta', email: 'marta@sinia.example', role: 'admin' });
  admin = (await loadStaffActor(world.db, 'agt_admin')) as StaffActor;
});
beforeEach(() => Object.assign(provider.faults, { down: false }));
afterAll(async () => {
  await provider.close();
  await world.database.drop();
});

const context = (): Context => ({
  ...{ actor: admin, door: 'trpc', requestId: 'req_test', language: 'ca', dependencies: world },
});
const draft = (change: object = {}) => ({
  ...({ enabled: true, name: 'Microsoft 365', secondFactor: 'token', context: null } as const),
  ...{ issuer: provider.issuer, clientId: CLIENT.clientId, clientSecret: CLIENT.clientSecret },
  ...change,
});

async function fieldsOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.fields : [];
}

describe('what does not work is not saved', () => {
  test.each<[string, object, string, string]>([
    ['a secret that is wrong', { clientSecret: 'un altre' }, '/clientSecret', 'application_refused'],
    ['an application that is unknown', { clientId: 'ningu' }, '/clientSecret', 'application_refused'],
    ['a provider that is not there', { issuer: 'http://127.0.0.1:9/x/v2.0' }, '/issuer', 'unreachable'],
    ['a network of ours', { issuer: 'https://10.1.2.3/x/v2.0' }, '/issuer', 'unreachable'],
  ])('%s', async (_, change, pointer, code) => {
    expect(await fieldsOf(saveSso.execute(context(), draft(change)))).toEqual([{ pointer, code }]);
    expect(await refusalCode(readSso(world))).toBe('sso_off');
  });

  test('a provider that is away', async () => {
    provider.faults.down = true;
    expect(await fieldsOf(trySso.execute(context(), draft()))).toEqual([
      { pointer: '/issuer', code: 'unreachable' },
    ]);
  });

  test.each([
    ['http://login.example/t/v2.0', 'https_needed'],
    ['https://login.microsoftonline.com/common/v2.0', 'every_tenant'],
    ['https://login.microsoftonline.com/organizations/v2.0', 'every_tenant'],
  ])('%s: %s', (issuer, code) => {
    const result = saveSso.input.safeParse(draft({ issuer }));
    expect(result.error?.issues.map(({ message }) => message)).toContain(code);
  });
});

test('trying saves nothing; saving keeps the secret sealed and shows it to nobody', async () => {
  expect(await trySso.execute(context(), draft())).toEqual({ works: true });
  expect((await getSso.execute(context(), {})).connection).toBeNull();
  await saveSso.execute(context(), draft());
  const rows = await world.db.select().from(schema.ssoSettings);
  expect(JSON.stringify(rows)).not.toContain(CLIENT.clientSecret);
  const told = await getSso.execute(context(), {});
  expect(told).toMatchObject({
    redirectUri: `${BASE_URL}/desk/sso`,
    connection: { clientId: CLIENT.clientId },
  });
  expect(JSON.stringify(told)).not.toMatch(/secret/i);
});

test('the known secret serves on for the same application, and for no other', async () => {
  const { clientSecret: _, ...without } = draft({ name: 'Entra' });
  await saveSso.execute(context(), without);
  expect((await readSso(world)).clientSecret).toBe(CLIENT.clientSecret);
  const elsewhere = { ...without, issuer: `${provider.origin}/altre/v2.0` };
  expect(await fieldsOf(saveSso.execute(context(), elsewhere))).toEqual([
    { pointer: '/clientSecret', code: 'required' },
  ]);
});

test('the table of groups is saved whole; a group stands in it once, and ours exist', async () => {
  const line = { group: 'g-1', label: 'Atenció', role: 'agent', groupIds: ['grp_care'] } as const;
  await saveGroupRoles.execute(context(), { groups: [{ ...line, groupIds: ['grp_care'] }] });
  expect((await getSso.execute(context(), {})).groups).toEqual([line]);
  const twice = { groups: [line, { ...line, group: 'G-1' }] };
  expect(saveGroupRoles.input.safeParse(twice).success).toBe(false);
  const unknown = { groups: [{ ...line, groupIds: ['grp_x'] }] };
  expect(await refusalCode(saveGroupRoles.execute(context(), unknown))).toBe('group_unknown');
  await saveGroupRoles.execute(context(), { groups: [] });
  expect((await getSso.execute(context(), {})).groups).toEqual([]);
});
