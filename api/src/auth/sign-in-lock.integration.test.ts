import { schema } from '@sinia/database';
import { like } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStaffAuth, type StaffSignIn } from './staff-sign-in.ts';
import { sweepCredentials } from './sweep-store.ts';
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

const MINUTE_MS = 60_000;

let world: TestWorld;
let auth: StaffSignIn;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
  auth = createStaffAuth(world);
});
afterAll(() => world.database.drop());

function ask(path: string, body: unknown, jar = new CookieJar()): Promise<Response> {
  const rest = { userAgent: 'test', address: '192.0.2.1', requestId: 'req_lock' };
  return auth.handle({ path, body, cookie: jar.header || undefined, ...rest });
}

async function challenge(email: string): Promise<CookieJar> {
  const jar = new CookieJar();
  jar.take(await ask('/sign-in/email', { email, password: PASSWORD }));
  return jar;
}

function guess(email: string, password = 'no és aquesta') {
  return refusalCode(ask('/sign-in/email', { email, password }));
}

function tally(codes: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]),
  );
}

test('the sixth guess at a password waits for a quarter of an hour, the right one too', async () => {
  await addStaff(world, 'light', 'cinc@sinia.example');
  for (let tries = 0; tries < 5; tries += 1)
    expect(await guess('cinc@sinia.example')).toBe('credential_invalid');
  expect(await guess('CINC@sinia.example', PASSWORD)).toBe('rate_limited');
  world.advance(14 * MINUTE_MS);
  expect(await guess('cinc@sinia.example', PASSWORD)).toBe('rate_limited');
  world.advance(2 * MINUTE_MS);
  expect(await guess('cinc@sinia.example', PASSWORD)).toBe('not refused');
});

test('a right password starts the count again', async () => {
  await addStaff(world, 'light', 'recompte@sinia.example');
  for (let round = 0; round < 2; round += 1) {
    for (let tries = 0; tries < 4; tries += 1)
      expect(await guess('recompte@sinia.example')).toBe('credential_invalid');
    expect(await guess('recompte@sinia.example', PASSWORD)).toBe('not refused');
  }
});

test('a name that nobody has is answered and locked in the same way', async () => {
  await addStaff(world, 'light', 'algu@sinia.example');
  const answers = async (email: string) => {
    const codes: string[] = [];
    for (let tries = 0; tries < 7; tries += 1) codes.push(await guess(email));
    return codes;
  };
  expect(await answers('ningu@sinia.example')).toEqual(await answers('algu@sinia.example'));
});

test('of 200 passwords guessed at once five are judged', async () => {
  await addStaff(world, 'light', 'alhora@sinia.example');
  const codes = await Promise.all(Array.from({ length: 200 }, () => guess('alhora@sinia.example')));
  expect(tally(codes)).toEqual({ credential_invalid: 5, rate_limited: 195 });
});

test('of 200 wrong second factors guessed at once, over many sign-ins, at most five are judged', async () => {
  await addStaff(world, 'agent', 'codis@sinia.example');
  const jars = await Promise.all(Array.from({ length: 20 }, () => challengeLater('codis@sinia.example')));
  const wrong = String((Number(totpCode()) + 1) % 1_000_000).padStart(6, '0');
  const codes = await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      return refusalCode(ask('/two-factor/verify-totp', { code: wrong }, jars[index % jars.length]));
    }),
  );
  const {
    credential_invalid: judged = 0,
    credential_expired: raced = 0,
    rate_limited: locked,
  } = tally(codes);
  expect(judged + raced).toBe(5);
  expect(locked).toBe(195);
  const last = jars.at(-1);
  expect(await refusalCode(ask('/two-factor/verify-totp', { code: totpCode() }, last))).toBe('rate_limited');
});

/** Right passwords clear the count, but twenty at once would lock it first. */
let queue: Promise<unknown> = Promise.resolve();
function challengeLater(email: string): Promise<CookieJar> {
  const next = queue.then(() => challenge(email));
  queue = next;
  return next;
}

test('failed and locked sign-ins are written down, with the person where there is one', async () => {
  const { auditLog } = schema;
  const rows = await world.db.select().from(auditLog).where(like(auditLog.action, 'staff.sign_in_%'));
  expect(new Set(rows.map((row) => row.action))).toEqual(
    new Set(['staff.sign_in_failed', 'staff.sign_in_locked']),
  );
  expect(new Set(rows.map((row) => row.actorKind))).toEqual(new Set(['staff', 'anonymous']));
  expect(rows.every((row) => row.requestId === 'req_lock')).toBe(true);
});

test('old counts are swept', async () => {
  await sweepCredentials(world.db, new Date(world.clock().getTime() + 2 * 86_400_000));
  expect(await world.db.select().from(schema.signInAttempts)).toEqual([]);
});
