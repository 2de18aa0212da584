import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Actor, StaffActor } from '../../src/auth/actor.ts';
import { checkEmployees } from '../../src/auth/sso/check-employees.ts';
import { loadStaffActor } from '../../src/auth/staff-store.ts';
import { testServerUrl } from '../../src/auth/test-server-url.ts';
import { BASE_URL, type TestWorld, testWorld } from '../../src/auth/test-world.ts';
import type { Context } from '../../src/use-cases/context.ts';
import { changeStaff } from '../../src/use-cases/staff/change-staff.ts';
import { openTicket } from '../../src/use-cases/tickets/open-ticket.ts';
import { CLIENT, StaffBrowser, setUpSso, TENANT, type TestProvider, testProvider } from './provider.ts';

const AGENTS = { id: 'sgr_1', group: 'g-agents', label: 'Atenció', role: 'agent', groupIds: ['grp_care'] };

let world: TestWorld;
let provider: TestProvider;
let app: ReturnType<typeof createApp>;
let count = 0;

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { demo: true });
  provider = await testProvider([]);
  app = createApp(world);
  await world.db.insert(schema.groups).values({ id: 'grp_care', name: 'Atenció', isDefault: true });
});
beforeEach(async () => {
  Object.assign(provider.faults, { down: false, claims: undefined, sign: undefined });
  await setUpSso(world, provider, {}, [{ ...AGENTS, role: 'agent' }]);
});
afterAll(async () => {
  await provider.close();
  await world.database.drop();
});

/** An agent who is signed in by the provider, with the bearer of their desk. */
async function signedIn() {
  count += 1;
  const person = {
    ...{ oid: `oid-${count}`, name: `Persona ${count}`, username: `persona.${count}@aigues.example` },
    ...{ groups: ['g-agents'], roles: [], severalFactors: true, guest: false, disabled: false },
  };
  (provider.directory as Map<string, typeof person>).set(person.oid, person);
  const browser = new StaffBrowser(app);
  await browser.signInBySso(person.oid);
  const { token, staff } = (await browser.post('/desk/token')).body as { token: string; staff: StaffActor };
  return { person, browser, token, staff };
}

const as = (actor: Actor): Context => ({
  ...{ actor, door: 'rest', requestId: 'req_test', language: 'ca', dependencies: world },
});

const ask = (path: string, token: string, headers: Record<string, string> = {}) =>
  app.request(`${BASE_URL}${path}`, { headers: { Authorization: `Bearer ${token}`, ...headers } });

interface OpenStream {
  /** Everything that it said until it ended. */
  readonly said: Promise<string>;
  readonly close: () => Promise<void>;
}

async function openStream(path: string, token: string): Promise<OpenStream> {
  const { body } = await ask(path, token, { Accept: 'text/event-stream' });
  if (!body) throw new Error(`${path} is no stream`);
  const reader = body.getReader();
  const read = async (): Promise<string> => {
    const decoder = new TextDecoder();
    let said = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return said;
      said += decoder.decode(value, { stream: true });
    }
  };
  return { said: read(), close: () => reader.cancel() };
}

/** What a desk keeps open all day: its live view, the feed, the thread of a ticket. */
async function openStreams({ token, staff }: Awaited<ReturnType<typeof signedIn>>) {
  const actor = (await loadStaffActor(world.db, staff.id)) as StaffActor;
  const { reference } = await openTicket.execute(as(actor), { subject: 'Meva', body: 'Llum.' });
  return Promise.all([
    openStream('/trpc/live.events?input=%7B%7D', token),
    openStream('/v1/events', token),
    openStream(`/v1/tracking/${reference}/events`, token),
  ]);
}

/** Something that the live view and the feed would show. */
const happens = () =>
  openTicket.execute(as({ kind: 'system', id: 'prova', name: 'Prova' }), {
    ...{ subject: 'Després', body: 'Ja no hi és.' },
  });

type Leaving = (someone: Awaited<ReturnType<typeof signedIn>>) => Promise<unknown>;

/** A logout token as the provider's server sends it. */
async function logoutToken(change: Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
  const { kid, privateKey } = await provider.keys.current();
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: provider.issuer, aud: CLIENT.clientId, iat: now, exp: now + 120, jti: `jti-${Math.random()}` },
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...change,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt', kid, ...header })
    .sign(privateKey);
}

const sendLogout = (token: string) =>
  app.request(`${BASE_URL}/desk/sso/logout`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });

const checkLater = async () => {
  world.advance(6 * 60_000);
  await checkEmployees(world);
};

const sessionsOf = (userId: string) =>
  world.db.select().from(schema.sessions).where(eq(schema.sessions.userId, userId));

describe('somebody who leaves, with three streams open', () => {
  test.each<[string, Leaving]>([
    [
      'an administrator switches them off',
      async ({ staff }) => {
        const { users } = schema;
        const id = `agt_cap${count}`;
        await world.db.insert(users).values({ id, name: 'Cap', email: `${id}@x.example`, role: 'admin' });
        const actor = (await loadStaffActor(world.db, id)) as StaffActor;
        await changeStaff.execute(as(actor), { id: staff.id, set: { disabled: true } });
      },
    ],
    [
      'the provider closes their account, and the next check learns it',
      async ({ person }) => {
        person.disabled = true;
        await checkLater();
      },
    ],
    [
      'the provider ends what it gave out, and the next check learns it',
      async ({ person }) => {
        provider.grants.revoke(person.oid);
        await checkLater();
      },
    ],
    [
      'the provider takes the group away, and the next check learns it',
      async ({ person }) => {
        person.groups = [];
        await checkLater();
      },
    ],
    [
      'the server of the provider says so',
      async ({ person }) => {
        const token = await logoutToken({ sub: `${CLIENT.clientId}.${person.oid}`, oid: person.oid });
        expect((await sendLogout(token)).status).toBe(200);
      },
    ],
    [
      'they sign out at the provider, in a browser',
      async ({ staff }) => {
        const [session] = await sessionsOf(staff.id);
        const query = new URLSearchParams({ iss: provider.issuer, sid: session?.providerSession ?? '' });
        expect((await app.request(`${BASE_URL}/desk/sso/logout?${query}`)).status).toBe(200);
      },
    ],
  ])('%s: nothing more is shown, and what is left open ends', async (how, leave) => {
    const someone = await signedIn();
    const streams = await openStreams(someone);
    await leave(someone);
    await expect
      .poll(async () => (await ask('/v1/events', someone.token)).status, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(401);
    await happens();
    // Whoever is still an employee keeps what is their own.
    const kept = how.includes('takes the group away') ? [0, 2] : [];
    await Promise.all(streams.filter((_one, index) => !kept.includes(index)).map(({ said }) => said));
    await Promise.all(kept.map((index) => streams[index]?.close()));
    const said = await Promise.all(streams.map((stream) => stream.said));
    expect(said.join('')).not.toContain('Després');
    expect(said.every((text) => text.length > 0)).toBe(true);
  });
});

describe('the check', () => {
  test('leaves alone whoever still works here, with the token that serves next', async () => {
    const { staff, browser } = await signedIn();
    const token = async () =>
      (await world.db.select().from(schema.ssoIdentities).where(eq(schema.ssoIdentities.userId, staff.id)))[0]
        ?.refreshToken;
    const before = await token();
    await checkLater();
    await checkLater();
    expect(await token()).not.toBe(before);
    expect((await browser.post('/desk/token')).body.token).toBeTruthy();
  });

  test('asks about nobody twice within five minutes, nor about who is not signed in', async () => {
    const { staff } = await signedIn();
    expect(await checkEmployees(world)).toBe(0);
    world.advance(6 * 60_000);
    await checkEmployees(world);
    expect(await checkEmployees(world)).toBe(0);
    await world.db.delete(schema.sessions).where(eq(schema.sessions.userId, staff.id));
    world.advance(6 * 60_000);
    const asked = await world.db
      .select()
      .from(schema.ssoIdentities)
      .where(eq(schema.ssoIdentities.userId, staff.id));
    await checkEmployees(world);
    const later = await world.db
      .select()
      .from(schema.ssoIdentities)
      .where(eq(schema.ssoIdentities.userId, staff.id));
    expect(later[0]?.checkedAt).toEqual(asked[0]?.checkedAt);
  });

  test('a provider that is away ends nobody', async () => {
    const { browser } = await signedIn();
    provider.faults.down = true;
    await checkLater();
    expect((await browser.post('/desk/token')).body.token).toBeTruthy();
  });

  test('a token that suddenly speaks of somebody else ends the session', async () => {
    const { browser } = await signedIn();
    provider.faults.claims = (claims) => ({ ...claims, oid: 'oid-altre' });
    await checkLater();
    expect((await browser.post('/desk/token')).body.code).toBe('credential_missing');
  });
});

describe('a logout that is not to be trusted', () => {
  test.each<[string, (oid: string) => Promise<string>]>([
    ['for another application', (oid) => logoutToken({ sub: oid, oid, aud: 'altra' })],
    [
      'of another issuer',
      (oid) => logoutToken({ sub: oid, oid, iss: provider.issuer.replace(TENANT, 'altre') }),
    ],
    ['with a nonce, as an id_token has', (oid) => logoutToken({ sub: oid, oid, nonce: 'n' })],
    ['without the event', (oid) => logoutToken({ sub: oid, oid, events: {} })],
    ['about nobody', () => logoutToken()],
    ['an hour old', (oid) => logoutToken({ sub: oid, oid, iat: Math.floor(Date.now() / 1000) - 3_600 })],
    ['without a number of its own', (oid) => logoutToken({ sub: oid, oid, jti: undefined })],
    [
      'unsigned',
      async (oid) => `${(await logoutToken({ sub: oid, oid })).split('.').slice(0, 2).join('.')}.`,
    ],
    ['no token at all', async () => 'hola'],
  ])('%s ends nothing', async (_, make) => {
    const { browser, person } = await signedIn();
    expect((await sendLogout(await make(person.oid))).status).toBe(400);
    expect((await browser.post('/desk/token')).body.token).toBeTruthy();
  });

  test.each([
    ['another issuer', { iss: 'https://altre.example', sid: 'x' }],
    ['no session', { iss: '' }],
  ])('in a browser: %s', async (_, query) => {
    const answer = await app.request(
      `${BASE_URL}/desk/sso/logout?${new URLSearchParams(query as Record<string, string>)}`,
    );
    expect(answer.status).toBe(400);
  });
});
