import { createHash, randomBytes } from 'node:crypto';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenHash } from '../use-cases/access-token.ts';
import { ANONYMOUS } from './actor.ts';
import { createApiKey, revokeApiKey } from './api-keys.ts';
import { credentialsOf } from './credentials.ts';
import { testServerUrl } from './test-server-url.ts';
import { addSite, refusalCode, type TestWorld, testWorld } from './test-world.ts';

const ORIGIN = 'http://portal.localhost:8802';

let world: TestWorld;
let site: Awaited<ReturnType<typeof addSite>>;

beforeAll(async () => {
  world = await testWorld(testServerUrl());
  site = await addSite(world, { name: 'portal', channel: 'portal', origins: [ORIGIN] });
});
afterAll(() => world.database.drop());

const ask = (authorization: string | undefined, given: { origin?: string; site?: string } = {}) =>
  credentialsOf(world).actor({ authorization, origin: given.origin, site: given.site });

async function link(purpose: 'tracking' | 'survey', days: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(world.clock().getTime() + days * 86_400_000);
  const row = { ticketId: 'tkt_1', purpose, expiresAt, createdAt: world.clock() };
  await world.db.insert(schema.accessTokens).values({ ...row, hash: tokenHash(token) });
  return token;
}

test('nothing given is nobody in particular', async () => {
  expect(await ask(undefined)).toBe(ANONYMOUS);
});

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Basic YTpi',
  'Bearer a b',
  'sk_x',
  `Bearer ${'x'.repeat(5000)}`,
  'Bearer x',
  'Bearer pk_x',
  'Bearer sk_x',
  'Bearer st_x.y.z',
  'Bearer a.b.c',
])('"%s" is a bad credential, not nobody', async (authorization) => {
  expect(await refusalCode(ask(authorization))).toBe('credential_invalid');
});

test('a publishable key is its site, from its origin', async () => {
  const key = `Bearer ${site.publishableKey}`;
  expect(await ask(key, { origin: ORIGIN })).toEqual({
    kind: 'site',
    id: site.id,
    name: 'portal',
    channel: 'portal',
  });
  expect(await refusalCode(ask(key))).toBe('origin_not_allowed');
  expect(await refusalCode(ask(key, { origin: 'http://portal.localhost:8803' }))).toBe('origin_not_allowed');
});

test("a customer's token needs its site beside it", async () => {
  const jwt = await new SignJWT({ name: 'Núria' })
    .setProtectedHeader({ alg: 'HS256', kid: site.kid })
    .setSubject('u-1')
    .setAudience('sinia')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(site.secret));
  const given = { origin: ORIGIN, site: site.publishableKey };
  expect(await ask(`Bearer ${jwt}`, given)).toMatchObject({ kind: 'customer', id: `site:${site.id}:u-1` });
  expect(await refusalCode(ask(`Bearer ${jwt}`, { origin: ORIGIN }))).toBe('credential_invalid');
});

describe('secret keys', () => {
  test('say what they may do, and end within 5 s', async () => {
    const { id, key } = await createApiKey(world, { name: 'facturació', scopes: ['tickets:read'] });
    expect(key).toMatch(/^sk_[\w-]{43}$/);
    const actor = { kind: 'integration', id, name: 'facturació', scopes: ['tickets:read'] };
    expect(await ask(`Bearer ${key}`)).toEqual(actor);
    await revokeApiKey(world, id);
    world.advance(5_001);
    expect(await refusalCode(ask(`Bearer ${key}`))).toBe('credential_invalid');
  });

  test('are kept as a hash alone', async () => {
    const { id, key } = await createApiKey(world, { name: 'hash', scopes: [] });
    const [row] = await world.db.select().from(schema.apiKeys).where(eq(schema.apiKeys.id, id));
    expect(Buffer.from(row?.hash ?? [])).toEqual(createHash('sha256').update(key).digest());
    expect(JSON.stringify(row)).not.toContain(key.slice(3));
  });

  test('note their last use once a minute', async () => {
    const { id, key } = await createApiKey(world, { name: 'ús', scopes: [] });
    const lastUse = async () => {
      const [row] = await world.db.select().from(schema.apiKeys).where(eq(schema.apiKeys.id, id));
      return row?.lastUsedAt?.getTime() ?? 0;
    };
    await ask(`Bearer ${key}`);
    await expect.poll(lastUse).toBeGreaterThan(0);
    const first = await lastUse();
    world.advance(30_000);
    await ask(`Bearer ${key}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await lastUse()).toBe(first);
    world.advance(31_000);
    await ask(`Bearer ${key}`);
    await expect.poll(lastUse).toBeGreaterThan(first);
  });

  test('one that was drawn elsewhere must be long enough', async () => {
    await expect(createApiKey(world, { name: 'x', scopes: [], given: 'sk_curta' })).rejects.toThrow(/sk_/);
  });
});

describe('links', () => {
  test.each([
    ['tracking', 'link'],
    ['survey', 'survey_link'],
  ] as const)('one for %s is nothing else', async (purpose, kind) => {
    expect(await ask(`Bearer ${await link(purpose, 1)}`)).toMatchObject({ kind, ticketId: 'tkt_1' });
  });

  test('an old one is over, an unknown one is wrong', async () => {
    expect(await refusalCode(ask(`Bearer ${await link('tracking', -1)}`))).toBe('credential_expired');
    const unknown = randomBytes(32).toString('base64url');
    expect(await refusalCode(ask(`Bearer ${unknown}`))).toBe('credential_invalid');
  });

  test('a token that happens to begin like a key is still a link', async () => {
    const token = `sk_${randomBytes(30).toString('base64url')}`;
    const row = { ticketId: 'tkt_2', purpose: 'tracking' as const, createdAt: world.clock() };
    const expiresAt = new Date(world.clock().getTime() + 60_000);
    await world.db.insert(schema.accessTokens).values({ ...row, expiresAt, hash: tokenHash(token) });
    expect(await ask(`Bearer ${token}`)).toMatchObject({ kind: 'link', ticketId: 'tkt_2' });
  });
});
