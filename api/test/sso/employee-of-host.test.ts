import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialsOf } from '../../src/auth/credentials.ts';
import { testServerUrl } from '../../src/auth/test-server-url.ts';
import { addSite, refusalCode, type TestWorld, testWorld } from '../../src/auth/test-world.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { openTicket } from '../../src/use-cases/tickets/open-ticket.ts';
import { listTrackedTickets } from '../../src/use-cases/tracking/list-tracked-tickets.query.ts';
import { setUpSso } from './provider.ts';

const ISSUER = 'https://login.example/t/v2.0';
const INTRANET = 'http://intranet.localhost:8803';
const PORTAL = 'http://portal.localhost:8802';

let world: TestWorld;
let intranet: Awaited<ReturnType<typeof addSite>>;
let portal: Awaited<ReturnType<typeof addSite>>;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
  intranet = await addSite(world, { name: 'intranet', channel: 'intranet', origins: [INTRANET] });
  portal = await addSite(world, { name: 'portal', channel: 'portal', origins: [PORTAL] });
  await world.db.insert(schema.groups).values({ id: 'grp_care', name: 'Atenció', isDefault: true });
});
afterAll(() => world.database.drop());

interface Claims {
  readonly oid?: string;
  readonly name?: string;
  readonly email?: string;
}

async function enter(sub: string, claims: Claims, site = intranet, origin = INTRANET) {
  const now = Math.floor(world.clock().getTime() / 1000);
  const jwt = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: site.kid })
    .setSubject(sub)
    .setAudience('sinia')
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(new TextEncoder().encode(site.secret));
  const given = { authorization: `Bearer ${jwt}`, origin, site: site.publishableKey };
  return credentialsOf(world).actor(given);
}

const JORDI = { oid: 'o-jordi', name: 'Jordi Camps', email: 'jordi@empresa.example' };
const people = () => world.db.select().from(schema.users).where(eq(schema.users.email, JORDI.email));

const contextOf = (actor: Context['actor']): Context => ({
  ...{ actor, door: 'rest', requestId: 'req_test', language: 'ca', dependencies: world },
});

test('while the company has no sign-in, the page alone knows its people', async () => {
  expect(await enter('emp-1', JORDI)).toMatchObject({ id: `site:${intranet.id}:emp-1` });
  expect(await people()).toEqual([]);
});

test('the first time somebody comes they are light staff, once, however many requests come at once', async () => {
  await setUpSso(world, { issuer: ISSUER });
  const actors = await Promise.all([1, 2, 3].map(() => enter('emp-1', JORDI)));
  const [person, ...others] = await people();
  expect(others).toEqual([]);
  expect(person).toMatchObject({ role: 'light', name: 'Jordi Camps' });
  for (const actor of actors) expect(actor).toMatchObject({ kind: 'customer', id: `staff:${person?.id}` });
});

test('what they ask for is theirs by their account, whatever the page calls them, and nobody else’s', async () => {
  const jordi = contextOf(await enter('emp-1', JORDI));
  const opened = await openTicket.execute(jordi, { subject: 'Clau del dipòsit', body: 'No obre.' });
  const [row] = await world.db.select().from(schema.tickets).where(eq(schema.tickets.id, opened.id));
  expect(row).toMatchObject({
    channel: 'intranet',
    requester: { email: JORDI.email },
    requesterVerified: true,
  });
  const again = contextOf(await enter('another-name', JORDI));
  expect((await listTrackedTickets.execute(again, {})).data).toHaveLength(1);
  const lucia = { oid: 'o-lucia', name: 'Lucía Ortega', email: 'lucia@empresa.example' };
  const other = contextOf(await enter('emp-1', lucia));
  expect((await listTrackedTickets.execute(other, {})).data).toEqual([]);
});

test('an agent has no right of the desk on the intranet', async () => {
  await world.db.update(schema.users).set({ role: 'supervisor' }).where(eq(schema.users.email, JORDI.email));
  expect((await enter('emp-1', JORDI)).kind).toBe('customer');
});

test.each<[string, Claims, string]>([
  ['who was disabled', JORDI, 'sso_not_allowed'],
  [
    'an address that has an account of its own',
    { ...JORDI, oid: 'o-x', email: 'ana@empresa.example' },
    'sso_address_taken',
  ],
  ['nobody without an address', { oid: 'o-y', name: 'Ningú' }, 'sso_address_missing'],
])('%s is not let in', async (_, claims, code) => {
  const { accounts, users } = schema;
  const disabledAt = world.clock();
  await world.db.update(users).set({ disabledAt }).where(eq(users.email, JORDI.email));
  const ana = { id: 'agt_ana', name: 'Ana', email: 'ana@empresa.example', role: 'agent' } as const;
  await world.db.insert(users).values(ana).onConflictDoNothing();
  const account = {
    id: 'acc_ana',
    userId: ana.id,
    accountId: ana.id,
    providerId: 'credential',
    password: 'x',
  };
  await world.db.insert(accounts).values(account).onConflictDoNothing();
  expect(await refusalCode(enter('emp-1', claims))).toBe(code);
});

test('an invitation that waits is not taken up by what the page says of an address', async () => {
  const invited = { id: 'agt_nova', name: 'Nova', email: 'nova@empresa.example', role: 'admin' } as const;
  await world.db.insert(schema.users).values(invited);
  const claims = { oid: 'o-nova', name: 'Nova', email: invited.email };
  expect(await refusalCode(enter('emp-2', claims))).toBe('sso_address_taken');
  const { ssoIdentities } = schema;
  const linked = await world.db.select().from(ssoIdentities).where(eq(ssoIdentities.subject, 'o-nova'));
  expect(linked).toEqual([]);
});

test('while the company sign-in is switched off, the page alone knows its people', async () => {
  await world.db.update(schema.ssoSettings).set({ enabled: false });
  expect(await enter('emp-3', { ...JORDI, oid: 'o-new' })).toMatchObject({ id: `site:${intranet.id}:emp-3` });
  await world.db.update(schema.ssoSettings).set({ enabled: true });
});

test('a page for customers cannot name a colleague', async () => {
  const actor = await enter('u-1', { ...JORDI, oid: 'o-z' }, portal, PORTAL);
  expect(actor).toMatchObject({ id: `site:${portal.id}:u-1` });
});
