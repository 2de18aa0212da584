import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentialsOf } from './credentials.ts';
import { drawQr } from './draw-qr.ts';
import { createStaffAuth, type StaffSignIn } from './staff-sign-in.ts';
import { testServerUrl } from './test-server-url.ts';
import {
  addStaff,
  CookieJar,
  PASSWORD,
  refusalCode,
  type TestWorld,
  testWorld,
  totpCode,
} from './test-world.ts';

let world: TestWorld;
let auth: StaffSignIn;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
  auth = createStaffAuth(world);
  for (const role of ['admin', 'supervisor', 'agent', 'auditor', 'light'] as const)
    await addStaff(world, role);
});
afterAll(() => world.database.drop());

function ask(path: string, body: unknown, jar = new CookieJar()): Promise<Response> {
  const rest = { userAgent: 'test', address: '192.0.2.1', requestId: 'req_test' };
  return auth.handle({ path, body, cookie: jar.header || undefined, ...rest });
}

async function give(path: string, body: unknown, jar: CookieJar): Promise<Record<string, unknown>> {
  const response = await ask(path, body, jar);
  jar.take(response);
  return (await response.json()) as Record<string, unknown>;
}

async function signIn(email: string): Promise<CookieJar> {
  const jar = new CookieJar();
  const answer = await give('/sign-in/email', { email, password: PASSWORD }, jar);
  if (answer.twoFactorRedirect) await give('/two-factor/verify-totp', { code: totpCode() }, jar);
  return jar;
}

async function tokenOf(jar: CookieJar) {
  const id = await auth.sessionId(jar.header);
  return credentialsOf(world).staff.issue(id ?? '', { narrow: false });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}`, origin: undefined, site: undefined });

describe('signing in', () => {
  test.each(['admin', 'supervisor', 'agent', 'auditor', 'light'])(
    '%s gets a bearer that says who they are',
    async (role) => {
      const { token, staff } = await tokenOf(await signIn(`${role}@sinia.example`));
      expect(staff).toMatchObject({ role, language: 'ca', lastAccessAt: null });
      const actor = await credentialsOf(world).actor(bearer(token));
      expect(actor).toMatchObject({ kind: 'staff', id: staff.id, role });
    },
  );

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const response = await ask('/sign-in/email', { email: 'light@sinia.example', password: PASSWORD });
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('sinia.session_token='));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(cookie).toMatch(/Max-Age=43200/);
    expect(await response.json()).not.toHaveProperty('token');
  });

  test('over https the cookie is bound to the host', async () => {
    const secure = createStaffAuth({
      ...world,
      settings: { ...world.settings, baseUrl: 'https://sinia.example' },
    });
    const request = { cookie: undefined, userAgent: undefined, address: '', requestId: '' };
    const body = { email: 'light@sinia.example', password: PASSWORD };
    const response = await secure.handle({ path: '/sign-in/email', body, ...request });
    const cookie = response.headers
      .getSetCookie()
      .find((line) => line.startsWith('__Host-sinia.session_token='));
    expect(cookie).toMatch(/Secure/i);
    expect(cookie).toMatch(/Path=\/(;|$)/);
    expect(cookie).not.toMatch(/Domain/i);
  });

  test('the next sign-in is told when the last one was', async () => {
    await addStaff(world, 'light', 'torna@sinia.example');
    await signIn('torna@sinia.example');
    const { staff } = await tokenOf(await signIn('torna@sinia.example'));
    expect(staff.lastAccessAt).toMatch(/^\d{4}-.*Z$/);
  });

  test.each([
    '/sign-up/email',
    '/two-factor/disable',
    '/two-factor/get-totp-uri',
    '/update-user',
    '/change-email',
    '/constructor',
    '/sign-in/email/',
  ])('%s does not exist', async (path) => {
    expect(await refusalCode(ask(path, { email: 'x@sinia.example', password: PASSWORD, name: 'x' }))).toBe(
      'route_unknown',
    );
  });

  test.each([{ callbackURL: 'https://evil.example' }, { rememberMe: false }, { email: ['a'] }])(
    'more than we ask is refused: %j',
    async (extra) => {
      const body = { email: 'light@sinia.example', password: PASSWORD, ...extra };
      expect(await refusalCode(ask('/sign-in/email', body))).toBe('invalid_body');
    },
  );

  test('a device is never trusted for later', async () => {
    const jar = new CookieJar();
    await give('/sign-in/email', { email: 'auditor@sinia.example', password: PASSWORD }, jar);
    expect(
      await refusalCode(ask('/two-factor/verify-totp', { code: totpCode(), trustDevice: true }, jar)),
    ).toBe('invalid_body');
  });
});

describe('a password alone', () => {
  test('is no session for whoever has a second factor', async () => {
    const jar = new CookieJar();
    const answer = await give('/sign-in/email', { email: 'agent@sinia.example', password: PASSWORD }, jar);
    expect(answer).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    expect(await auth.sessionId(jar.header)).toBeNull();
  });

  test('yields no bearer for a role that needs a second factor', async () => {
    const id = await addStaff(world, 'light', 'ascendit@sinia.example');
    const jar = await signIn('ascendit@sinia.example');
    const { token } = await tokenOf(jar);
    await world.db.update(schema.users).set({ role: 'agent' }).where(eq(schema.users.id, id));
    expect(await refusalCode(tokenOf(jar))).toBe('second_factor_required');
    world.advance(5_001);
    expect(await refusalCode(credentialsOf(world).actor(bearer(token)))).toBe('second_factor_required');
  });

  test('enrols a second factor, which ends every weaker session', async () => {
    const id = await addStaff(world, 'light', 'alta@sinia.example');
    await world.db.update(schema.users).set({ role: 'supervisor' }).where(eq(schema.users.id, id));
    const stranger = await signIn('alta@sinia.example');
    const jar = await signIn('alta@sinia.example');
    const { totpURI, qr } = await give('/two-factor/enable', { password: PASSWORD }, jar);
    expect(qr).toEqual(drawQr(String(totpURI)));
    const { URI } = await import('otpauth');
    await give('/two-factor/verify-totp', { code: URI.parse(String(totpURI)).generate() }, jar);
    expect((await tokenOf(jar)).staff.role).toBe('supervisor');
    expect(await auth.sessionId(stranger.header)).toBeNull();
  });
});

describe('withdrawn rights', () => {
  test('a demotion and a disabling act within 5 s', async () => {
    const id = await addStaff(world, 'admin', 'baixa@sinia.example');
    const { token } = await tokenOf(await signIn('baixa@sinia.example'));
    expect(await credentialsOf(world).actor(bearer(token))).toMatchObject({ role: 'admin' });
    await world.db.update(schema.users).set({ role: 'auditor' }).where(eq(schema.users.id, id));
    world.advance(5_001);
    expect(await credentialsOf(world).actor(bearer(token))).toMatchObject({ role: 'auditor' });
    await world.db.update(schema.users).set({ disabledAt: new Date() }).where(eq(schema.users.id, id));
    world.advance(5_001);
    expect(await refusalCode(credentialsOf(world).actor(bearer(token)))).toBe('credential_expired');
    const again = ask('/sign-in/email', { email: 'baixa@sinia.example', password: PASSWORD });
    expect(await refusalCode(again)).toBe('credential_invalid');
  });

  test('signing out ends the bearers of that sign-in', async () => {
    const jar = await signIn('light@sinia.example');
    const { token } = await tokenOf(jar);
    await give('/sign-out', {}, jar);
    expect(await refusalCode(credentialsOf(world).actor(bearer(token)))).toBe('credential_expired');
  });

  test('a bearer ends after 15 minutes, its renewals 12 hours after the sign-in', async () => {
    const { token } = await tokenOf(await signIn('auditor@sinia.example'));
    world.advance(14 * 60_000);
    let current = await credentialsOf(world).staff.renew(token);
    world.advance(60_001);
    expect(await refusalCode(credentialsOf(world).actor(bearer(token)))).toBe('credential_expired');
    expect(await refusalCode(credentialsOf(world).staff.renew(token))).toBe('credential_expired');
    for (let minutes = 15; minutes < 11 * 60 + 50; minutes += 14) {
      current = await credentialsOf(world).staff.renew(current.token);
      world.advance(14 * 60_000);
    }
    world.advance(14 * 60_000);
    expect(await refusalCode(credentialsOf(world).staff.renew(current.token))).toBe('credential_expired');
  });
});
