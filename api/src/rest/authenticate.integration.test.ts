import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '../auth/api-keys.ts';
import { testServerUrl } from '../auth/test-server-url.ts';
import { addSite, type TestWorld, testWorld } from '../auth/test-world.ts';
import { requestStart } from '../request-start.ts';
import { authenticate } from './authenticate.ts';
import { problemResponse } from './problem.ts';
import { rateLimits } from './rate-limits.ts';
import type { RestEnvironment } from './rest-environment.ts';

const ORIGIN = 'http://website.localhost:8801';

let world: TestWorld;
let app: Hono<RestEnvironment>;
let publishable: string;
let secret: string;

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { trustedProxies: 1 });
  const site = await addSite(world, { name: 'website', channel: 'web', origins: [ORIGIN] });
  publishable = `Bearer ${site.publishableKey}`;
  secret = `Bearer ${(await createApiKey(world, { name: 'prova', scopes: [] })).key}`;
  app = publicDoor(world);
});
afterAll(() => world.database.drop());

/** A door with counts of its own. */
function publicDoor(dependencies: TestWorld): Hono<RestEnvironment> {
  const door = new Hono<RestEnvironment>();
  door.onError(problemResponse);
  door.use(requestStart({ ...dependencies }));
  door.use('/v1/*', authenticate, rateLimits);
  door.post('/v1/tickets', (c) => c.json({ kind: c.var.actor.kind }, 201));
  door.get('/v1/tracking/:reference', (c) => c.json({}, 404));
  door.get('/v1/me', (c) => c.json(c.var.actor));
  return door;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return app.request(path, { method, headers });
}

const open = (from: string) =>
  ask('/v1/tickets', { Authorization: publishable, Origin: ORIGIN, 'X-Forwarded-For': from }, 'POST');

describe('pages of other origins', () => {
  test('the listed one may read the answer, without cookies', async () => {
    const { headers } = await ask('/v1/me', { Origin: ORIGIN, Authorization: publishable });
    expect(headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(headers.get('Vary')).toMatch(/Origin/);
    for (const name of ['ETag', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id']) {
      expect(headers.get('Access-Control-Expose-Headers')).toContain(name);
    }
  });

  test('it may read a refusal too', async () => {
    const answer = await ask('/v1/me', { Origin: ORIGIN, Authorization: 'Bearer pk_unknown' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
  });

  test('a preflight is answered before anything else', async () => {
    const answer = await ask(
      '/v1/tickets',
      { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' },
      'OPTIONS',
    );
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Headers')).toMatch(
      /Authorization.*Idempotency-Key.*Sinia-Site/,
    );
    expect(answer.headers.get('Access-Control-Allow-Methods')).toMatch(/POST/);
  });

  test.each([
    'null',
    'https://website.localhost:8801',
    'http://website.localhost',
    'http://website.localhost:8802',
    'http://website.localhost:88011',
    'http://evil-website.localhost:8801',
    'http://website.localhost.evil.example:8801',
    'http://WEBSITE.localhost:8801',
  ])('%s may read nothing', async (origin) => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await ask('/v1/me', { Origin: origin, Authorization: secret }, method);
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    expect((await ask('/v1/me', { Origin: origin, Authorization: publishable })).status).toBe(403);
  });
});

describe('limits', () => {
  test('openings from one address end, and say when they begin again', async () => {
    const first = await open('192.0.2.1');
    expect(first.headers.get('RateLimit-Policy')).toContain('"openings";q=10;w=600');
    expect(first.headers.get('RateLimit')).toMatch(/"openings";r=9;t=(599|600)/);
    for (let count = 1; count < 10; count += 1) expect((await open('192.0.2.1')).status).toBe(201);
    const refused = await open('192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(590);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    expect((await open('192.0.2.2')).status).toBe(201);
  });

  test('what a caller writes into X-Forwarded-For changes nothing', async () => {
    for (let count = 0; count < 10; count += 1) await open(`198.51.100.${count}, 192.0.2.3`);
    for (let count = 0; count < 20; count += 1) {
      expect((await open(`203.0.113.${count}, 10.0.0.${count}, 192.0.2.3`)).status).toBe(429);
    }
  });

  test('one subscriber of IPv6 counts once', async () => {
    for (let count = 0; count < 10; count += 1) await open(`2001:db8:1:2::${count}`);
    expect((await open('2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await open('2001:db8:1:3::1')).status).toBe(201);
  });

  test('keys are guessed 30 times a minute at most', async () => {
    const guess = () => ask('/v1/tracking/572843901634', { 'X-Forwarded-For': '192.0.2.4' });
    for (let count = 0; count < 30; count += 1) expect((await guess()).status).toBe(404);
    expect((await guess()).status).toBe(429);
  });

  test('guesses from everywhere together end as well', async () => {
    const door = publicDoor(world);
    let misses = 0;
    for (; misses < 700; misses += 1) {
      const headers = { 'X-Forwarded-For': `100.64.${misses >> 8}.${misses & 255}` };
      if ((await door.request('/v1/tracking/572843901634', { headers })).status === 429) break;
    }
    expect(misses).toBe(600);
  });

  test('a secret key has a quota of its own', async () => {
    const answer = await ask('/v1/me', { Authorization: secret });
    expect(answer.headers.get('RateLimit-Policy')).toBe('"secretKey";q=120000;w=60');
  });
});
