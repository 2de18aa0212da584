import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { credentialsOf } from '../../src/auth/credentials.ts';
import { testServerUrl } from '../../src/auth/test-server-url.ts';
import { addStaff, PASSWORD, type TestWorld, testWorld, totpCode } from '../../src/auth/test-world.ts';
import { CLIENT, StaffBrowser, setUpSso, TENANT, type TestProvider, testProvider } from './provider.ts';

let world: TestWorld;
let provider: TestProvider;
let app: ReturnType<typeof createApp>;

const AGENTS = { id: 'sgr_1', group: 'g-agents', label: 'Atenció', role: 'agent', groupIds: [] } as const;
const CAPS = { id: 'sgr_2', group: 'Caps', label: 'Caps', role: 'supervisor', groupIds: [] } as const;

let count = 0;
/** Somebody new of the tenant. */
function person(change: Record<string, unknown> = {}) {
  count += 1;
  const oid = `oid-${count}`;
  const added = {
    ...{ oid, name: `Persona ${count}`, username: `persona.${count}@aigues.example` },
    ...{ groups: [], roles: [], severalFactors: true, guest: false, disabled: false },
    ...change,
  };
  (provider.directory as Map<string, typeof added>).set(oid, added);
  return added;
}

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { seats: 3, demo: true });
  provider = await testProvider([]);
  app = createApp(world);
});
beforeEach(async () => {
  Object.assign(provider.faults, { down: false, claims: undefined, sign: undefined });
  await setUpSso(world, provider, {}, [AGENTS, CAPS]);
});
afterAll(async () => {
  await provider.close();
  await world.database.drop();
});

/** Who the desk takes the browser for; the code of its refusal otherwise. */
async function deskSees(browser: StaffBrowser): Promise<string> {
  const { body } = await browser.post('/desk/token');
  if (!body.token) return String(body.code);
  const actor = await credentialsOf(world).actor({
    ...{ authorization: `Bearer ${body.token}`, origin: undefined, site: undefined },
  });
  return actor.kind === 'staff' ? actor.role : actor.kind;
}

describe('coming in', () => {
  test('any employee is light from their first time on, once', async () => {
    const { oid, username } = person();
    const browser = new StaffBrowser(app);
    expect(await browser.signInBySso(oid)).toEqual({ status: 200, body: { step: 'in', waitingFor: null } });
    expect(await deskSees(browser)).toBe('light');
    await new StaffBrowser(app).signInBySso(oid);
    const rows = await world.db.select().from(schema.users).where(eq(schema.users.email, username));
    expect(rows).toMatchObject([{ role: 'light', name: `Persona ${count}`, language: 'ca' }]);
  });

  test('two windows at once make one person', async () => {
    const { oid, username } = person();
    const both = await Promise.all([1, 2].map(() => new StaffBrowser(app).signInBySso(oid)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await world.db.select().from(schema.users).where(eq(schema.users.email, username))).toHaveLength(
      1,
    );
  });

  test('groups give the role, roles of the application too, and leaving them takes it back', async () => {
    const someone = person({ groups: ['G-AGENTS'] });
    const browser = new StaffBrowser(app);
    await browser.signInBySso(someone.oid);
    expect(await deskSees(browser)).toBe('agent');
    Object.assign(someone, { groups: [], roles: ['Caps'] });
    await browser.signInBySso(someone.oid);
    expect(await deskSees(browser)).toBe('supervisor');
    Object.assign(someone, { roles: [] });
    await browser.signInBySso(someone.oid);
    expect(await deskSees(browser)).toBe('light');
  });

  test('too many groups for a token are asked for', async () => {
    const groups = [...Array.from({ length: 300 }, (_, index) => `g-${index}`), 'g-agents'];
    const browser = new StaffBrowser(app);
    await browser.signInBySso(person({ groups }).oid);
    expect(await deskSees(browser)).toBe('agent');
    await world.db.update(schema.users).set({ role: 'light' }).where(eq(schema.users.role, 'agent'));
  });

  test('keys that were exchanged between two sign-ins are known', async () => {
    const { oid } = person();
    await new StaffBrowser(app).signInBySso(oid);
    await provider.keys.rotate({ forget: true });
    expect((await new StaffBrowser(app).signInBySso(oid)).status).toBe(200);
  });

  test('whoever was switched off here stays out, whatever the provider says', async () => {
    const { oid, username } = person();
    await new StaffBrowser(app).signInBySso(oid);
    await world.db
      .update(schema.users)
      .set({ disabledAt: new Date() })
      .where(eq(schema.users.email, username));
    const browser = new StaffBrowser(app);
    expect((await browser.signInBySso(oid)).body.code).toBe('sso_not_allowed');
    expect(await deskSees(browser)).toBe('credential_missing');
  });
});

describe('the second factor', () => {
  test.each([
    ['token', true, 'in', 'agent'],
    ['token', false, 'enrol', 'second_factor_required'],
    ['provider', false, 'in', 'agent'],
    ['own', true, 'enrol', 'second_factor_required'],
  ] as const)('by %s, with several factors %s: %s', async (secondFactor, severalFactors, step, seen) => {
    await setUpSso(world, provider, { secondFactor }, [AGENTS]);
    const { oid, username } = person({ groups: ['g-agents'], severalFactors });
    const browser = new StaffBrowser(app);
    expect((await browser.signInBySso(oid)).body.step).toBe(step);
    expect(await deskSees(browser)).toBe(seen);
    await world.db.update(schema.users).set({ role: 'light' }).where(eq(schema.users.email, username));
  });

  test('an authentication context that was asked for and satisfied proves it', async () => {
    await setUpSso(world, provider, { context: 'c1' }, [AGENTS]);
    provider.faults.claims = ({ amr: _amr, ...claims }) => claims;
    const { oid, username } = person({ groups: ['g-agents'] });
    const browser = new StaffBrowser(app);
    await browser.signInBySso(oid);
    expect(await deskSees(browser)).toBe('agent');
    await world.db.update(schema.users).set({ role: 'light' }).where(eq(schema.users.email, username));
  });

  test('ours is asked for where the provider had none, and knows which of its sessions began it', async () => {
    const admin = await addStaff(world, 'admin', 'cap@aigues.example');
    const someone = person({ username: 'cap@aigues.example', severalFactors: false });
    const browser = new StaffBrowser(app);
    await setUpSso(world, provider);
    expect(await browser.signInBySso(someone.oid)).toMatchObject({ body: { step: 'link' } });
    const { email, password } = { email: 'cap@aigues.example', password: PASSWORD };
    await browser.post('/desk/auth/sign-in/email', { email, password });
    await browser.post('/desk/auth/two-factor/verify-totp', { code: totpCode() });
    expect((await browser.post('/desk/sso/link')).body).toEqual({ linked: true });

    const later = new StaffBrowser(app);
    expect((await later.signInBySso(someone.oid)).body.step).toBe('code');
    expect(await deskSees(later)).toBe('credential_missing');
    await later.post('/desk/auth/two-factor/verify-totp', { code: totpCode() });
    expect(await deskSees(later)).toBe('admin');
    const sessions = await world.db.select().from(schema.sessions).where(eq(schema.sessions.userId, admin));
    expect(sessions.some(({ providerSession }) => providerSession !== null)).toBe(true);
  });
});

describe('an address that an account has already', () => {
  test('opens nothing by itself; its owner links it by the password, which then serves no more', async () => {
    const email = 'torna@aigues.example';
    await addStaff(world, 'light', email);
    const { oid } = person({ username: email });
    const stranger = new StaffBrowser(app);
    expect((await stranger.signInBySso(oid)).body).toEqual({ step: 'link', email });
    expect(await deskSees(stranger)).toBe('credential_missing');
    expect((await stranger.post('/desk/sso/link')).body.code).toBe('credential_missing');

    await stranger.post('/desk/auth/sign-in/email', { email, password: PASSWORD });
    await stranger.post('/desk/sso/link');
    expect((await new StaffBrowser(app).signInBySso(oid)).body.step).toBe('in');
    const again = await new StaffBrowser(app).post('/desk/auth/sign-in/email', { email, password: PASSWORD });
    expect(again.body.code).toBe('credential_invalid');
  });

  test('somebody who was invited and never came is the one', async () => {
    const email = 'convidada@aigues.example';
    await world.db
      .insert(schema.users)
      .values({ id: 'agt_convidada', name: 'Convidada', email, emailVerified: true, role: 'auditor' });
    await setUpSso(world, provider);
    const browser = new StaffBrowser(app);
    await browser.signInBySso(person({ username: email }).oid);
    expect(await deskSees(browser)).toBe('auditor');
  });
});

describe('seats', () => {
  test('of those whose groups make them agents at once no more get in than there are seats; the others wait', async () => {
    await world.db.update(schema.users).set({ role: 'light' });
    const six = Array.from({ length: 6 }, () => person({ groups: ['g-agents'] }));
    const browsers = six.map(() => new StaffBrowser(app));
    const answers = await Promise.all(six.map(({ oid }, index) => browsers[index]?.signInBySso(oid)));
    expect(answers.map((answer) => answer?.status)).toEqual(Array(6).fill(200));
    expect(answers.filter((answer) => answer?.body.waitingFor === 'agent')).toHaveLength(3);
    const seen = await Promise.all(browsers.map(deskSees));
    expect(seen.toSorted()).toEqual(['agent', 'agent', 'agent', 'light', 'light', 'light']);
  });
});

describe('what is not to be trusted', () => {
  const seconds = () => Math.floor(Date.now() / 1000);

  test.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>, string]>([
    ['expired', (c) => ({ ...c, exp: seconds() - 60, iat: seconds() - 4_000 }), 'sso_failed'],
    ['not valid yet', (c) => ({ ...c, nbf: seconds() + 600 }), 'sso_failed'],
    ['for another application', (c) => ({ ...c, aud: 'c0ffee00-0000-4000-8000-00000000beef' }), 'sso_failed'],
    ['of another issuer', (c) => ({ ...c, iss: String(c.iss).replace(TENANT, 'altre') }), 'sso_failed'],
    [
      'of another tenant',
      (c) => ({ ...c, tid: '00000000-0000-4000-8000-000000000000' }),
      'sso_foreign_tenant',
    ],
    ['with the nonce of another sign-in', (c) => ({ ...c, nonce: 'x'.repeat(43) }), 'sso_failed'],
    ['without a nonce', ({ nonce: _nonce, ...c }) => c, 'sso_failed'],
    ['without a subject', ({ sub: _sub, ...c }) => c, 'sso_failed'],
    ['of a guest', (c) => ({ ...c, acct: 1 }), 'sso_guest'],
    ['without an address', (c) => ({ ...c, preferred_username: 'ningu' }), 'sso_address_missing'],
  ])('a token %s', async (_, claims, code) => {
    provider.faults.claims = claims;
    const browser = new StaffBrowser(app);
    expect((await browser.signInBySso(person().oid)).body.code).toBe(code);
    expect(await deskSees(browser)).toBe('credential_missing');
  });

  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

  test.each<[string, (claims: Record<string, unknown>) => Promise<string>]>([
    ['unsigned', async (claims) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`],
    [
      'signed with the secret that both know',
      (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(CLIENT.clientSecret.padEnd(32))),
    ],
    [
      'signed by a stranger under a known name',
      async (claims) => {
        const { privateKey } = await crypto.subtle.generateKey(
          {
            ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
            publicExponent: new Uint8Array([1, 0, 1]),
          },
          true,
          ['sign', 'verify'],
        );
        const { kid } = await provider.keys.current();
        return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
      },
    ],
  ])('a token that is %s', async (_, sign) => {
    provider.faults.sign = sign;
    expect((await new StaffBrowser(app).signInBySso(person().oid)).body.code).toBe('sso_failed');
  });

  test('an answer that another browser asked for, none asked for, or one that comes late', async () => {
    const { oid } = person();
    const asked = new StaffBrowser(app);
    const answer = await asked.visitProvider(oid);
    const victim = new StaffBrowser(app);
    expect((await victim.post('/desk/sso/finish', answer)).body.code).toBe('sso_failed');
    await victim.visitProvider(oid);
    expect((await victim.post('/desk/sso/finish', answer)).body.code).toBe('sso_failed');
    world.advance(11 * 60_000);
    expect((await asked.post('/desk/sso/finish', answer)).body.code).toBe('sso_failed');
  });

  test('an answer serves once, also where its cookie was kept', async () => {
    const browser = new StaffBrowser(app);
    const answer = await browser.visitProvider(person().oid);
    const kept = Object.assign(new StaffBrowser(app));
    const transaction = /sinia\.sso=([^;]+)/.exec(browser.jar.header)?.[1] ?? '';
    kept.jar.take(new Response(null, { headers: { 'Set-Cookie': `sinia.sso=${transaction}; Path=/` } }));
    expect((await browser.post('/desk/sso/finish', answer)).status).toBe(200);
    expect((await browser.post('/desk/sso/finish', answer)).body.code).toBe('sso_failed');
    expect((await kept.post('/desk/sso/finish', answer)).body.code).toBe('sso_failed');
  });

  test('a page of another origin begins and ends nothing', async () => {
    for (const path of ['start', 'finish', 'link']) {
      const response = await app.request(`http://127.0.0.1:8787/desk/sso/${path}`, {
        ...{ method: 'POST', body: '{}', headers: { Origin: 'https://evil.example' } },
      });
      expect(await response.json()).toMatchObject({ code: 'origin_not_allowed' });
    }
  });
});

describe('a provider that fails', () => {
  test('is said to be away, before and after', async () => {
    const { oid } = person();
    const browser = new StaffBrowser(app);
    const answer = await browser.visitProvider(oid);
    provider.faults.down = true;
    expect(await new StaffBrowser(app).post('/desk/sso/start')).toMatchObject({
      ...{ status: 503, body: { code: 'sso_unreachable' } },
    });
    expect((await browser.post('/desk/sso/finish', answer)).body.code).toBe('sso_unreachable');
  });

  test('a secret that it does not know is no sign-in', async () => {
    const answer = new StaffBrowser(app);
    const back = await answer.visitProvider(person().oid);
    await setUpSso(world, provider, { clientId: 'c0ffee00-0000-4000-8000-00000000beef' });
    expect((await answer.post('/desk/sso/finish', back)).body.code).toBe('sso_failed');
  });

  test.each([
    [{ enabled: false }, 'sso_off'],
    [{ issuer: 'http://127.0.0.1:9/nobody/v2.0' }, 'sso_unreachable'],
  ])('%j: %s', async (change, code) => {
    await setUpSso(world, provider, change);
    expect((await new StaffBrowser(app).post('/desk/sso/start')).body.code).toBe(code);
  });

  test('the sign-in page learns its name, and nothing where there is none', async () => {
    const ask = async () => (await app.request('http://127.0.0.1:8787/desk/sso/provider')).json();
    expect(await ask()).toEqual({ provider: { name: 'Microsoft 365' } });
    await setUpSso(world, provider, { enabled: false });
    expect(await ask()).toEqual({ provider: null });
  });
});
