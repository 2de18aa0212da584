import { createHash, randomBytes } from 'node:crypto';
import { schema } from '@sinia/database';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testServerUrl } from '../auth/test-server-url.ts';
import {
  addSite,
  addStaff,
  BASE_URL,
  CookieJar,
  PASSWORD,
  type TestWorld,
  testWorld,
  totpCode,
} from '../auth/test-world.ts';
import { requestStart } from '../request-start.ts';
import { authenticateStaff } from './authenticate.ts';
import { problemResponse } from './problem.ts';
import type { RestEnvironment } from './rest-environment.ts';
import { staffRoutes } from './staff-routes.ts';

const INTRANET = 'http://intranet.localhost:8803';
const WEBSITE = 'http://website.localhost:8801';

let world: TestWorld;
let app: Hono<RestEnvironment>;
let jar: CookieJar;

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { demo: true });
  await addSite(world, { name: 'intranet', channel: 'intranet', origins: [INTRANET] });
  await addSite(world, { name: 'website', channel: 'web', origins: [WEBSITE] });
  await addStaff(world, 'admin');
  app = new Hono<RestEnvironment>();
  app.onError(problemResponse);
  app.use(requestStart(world));
  app.route('/desk', staffRoutes());
  app.use('/trpc/*', authenticateStaff);
  app.get('/trpc/me', (c) => c.json(c.var.actor));
  jar = await signIn();
});
afterAll(() => world.database.drop());

type Given = { origin?: string | null; cookie?: string; bearer?: string };

function post(path: string, body: unknown, { origin = BASE_URL, cookie, bearer }: Given = {}) {
  return app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      ...(origin !== null && { Origin: origin }),
      ...(cookie && { Cookie: cookie }),
      ...(bearer && { Authorization: `Bearer ${bearer}` }),
    },
  });
}

async function signIn(): Promise<CookieJar> {
  const cookies = new CookieJar();
  cookies.take(await post('/desk/auth/sign-in/email', { email: 'admin@sinia.example', password: PASSWORD }));
  cookies.take(
    await post('/desk/auth/two-factor/verify-totp', { code: totpCode() }, { cookie: cookies.header }),
  );
  return cookies;
}

async function codeOf(response: Response | Promise<Response>) {
  const answer = await response;
  return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`.trim();
}

describe('the bearer of the desk', () => {
  test('comes from the cookie, and only to our own page', async () => {
    const answer = await post('/desk/token', {}, { cookie: jar.header });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const { token, staff } = (await answer.json()) as { token: string; staff: { role: string } };
    expect(staff.role).toBe('admin');
    const me = await app.request('/trpc/me', { headers: { Authorization: `Bearer ${token}` } });
    expect(await me.json()).toMatchObject({ kind: 'staff', role: 'admin' });
  });

  test.each([null, 'null', 'https://evil.example', INTRANET, `${BASE_URL}0`, 'http://localhost:8787'])(
    'from %s nothing that reads the cookie answers',
    async (origin) => {
      const challenge = 'a'.repeat(43);
      for (const [path, body] of [
        ['/desk/token', {}],
        ['/desk/connect', { origin: INTRANET, challenge }],
        ['/desk/auth/sign-out', {}],
        ['/desk/auth/sign-in/email', { email: 'admin@sinia.example', password: PASSWORD }],
      ] as const) {
        const answer = await post(path, body, { origin, cookie: jar.header });
        expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
        expect(await codeOf(answer)).toBe('403 origin_not_allowed');
      }
    },
  );

  test('without a cookie there is none', async () => {
    expect(await codeOf(post('/desk/token', {}))).toBe('401 credential_missing');
    expect(await codeOf(post('/desk/token', {}, { cookie: 'sinia.session_token=forged.signature' }))).toBe(
      '401 credential_missing',
    );
  });

  test('a cookie opens no other door', async () => {
    const answer = app.request('/trpc/me', { headers: { Cookie: jar.header } });
    expect(await codeOf(answer)).toBe('401 credential_missing');
  });

  test('a refused sign-in says nothing but that', async () => {
    const wrong = await post('/desk/auth/sign-in/email', { email: 'admin@sinia.example', password: 'no' });
    const unknown = await post('/desk/auth/sign-in/email', { email: 'ningu@sinia.example', password: 'no' });
    const body = async (answer: Response) => ({ ...((await answer.json()) as object), requestId: '' });
    expect(await body(wrong)).toEqual(await body(unknown));
    expect(wrong.status).toBe(401);
  });
});

describe('the panel in another page', () => {
  let verifier: string;
  let challenge: string;

  beforeEach(() => {
    verifier = randomBytes(32).toString('base64url');
    challenge = createHash('sha256').update(verifier).digest('base64url');
  });

  async function code(): Promise<string> {
    const answer = await post('/desk/connect', { origin: INTRANET, challenge }, { cookie: jar.header });
    return ((await answer.json()) as { code: string }).code;
  }

  const redeem = (body: object, origin: string | null = INTRANET) =>
    post('/desk/connect/token', body, { origin });

  test('gets a narrow bearer for a code, once, and renews it', async () => {
    const once = await code();
    const answer = await redeem({ code: once, verifier });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(INTRANET);
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    const { token } = (await answer.json()) as { token: string };
    expect(await codeOf(redeem({ code: once, verifier }))).toBe('401 credential_invalid');
    const renewed = await post('/desk/token/renew', {}, { origin: INTRANET, bearer: token });
    const fresh = (await renewed.json()) as { token: string };
    const me = await app.request('/trpc/me', {
      headers: { Authorization: `Bearer ${fresh.token}`, Origin: INTRANET },
    });
    expect(await me.json()).toMatchObject({ narrow: true });
  });

  test('of many who try a code at once one gets in', async () => {
    const once = await code();
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem({ code: once, verifier })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test.each([
    ['another verifier', () => ({ verifier: randomBytes(32).toString('base64url') }), INTRANET],
    ['the challenge itself', () => ({ verifier: challenge }), INTRANET],
    ['another origin', () => ({}), WEBSITE],
    ['no origin', () => ({}), null],
  ])('%s burns the code', async (_, changes, origin) => {
    const once = await code();
    expect(await codeOf(redeem({ code: once, verifier, ...changes() }, origin))).toBe(
      '401 credential_invalid',
    );
    expect(await codeOf(redeem({ code: once, verifier }))).toBe('401 credential_invalid');
  });

  test('a code is over after a minute', async () => {
    const once = await code();
    world.advance(60_001);
    expect(await codeOf(redeem({ code: once, verifier }))).toBe('401 credential_expired');
  });

  test('a plain challenge is refused', async () => {
    const body = { origin: INTRANET, challenge: 'plain' };
    expect(await codeOf(post('/desk/connect', body, { cookie: jar.header }))).toBe('400 invalid_body');
  });

  test.each([WEBSITE, 'null', 'https://evil.example', `${INTRANET}.evil.example`])(
    'no code is made for %s',
    async (origin) => {
      const answer = post('/desk/connect', { origin, challenge }, { cookie: jar.header });
      expect(await codeOf(answer)).toBe('403 origin_not_allowed');
    },
  );

  test('no code lies in the table as it is', async () => {
    const once = await code();
    const rows = await world.db.select().from(schema.panelCodes);
    expect(rows.some((row) => Buffer.from(row.hash).toString('base64url') === once)).toBe(false);
    expect(JSON.stringify(rows)).not.toContain(once);
  });

  test('a page for customers may not call the door of the staff', async () => {
    const preflight = (origin: string) =>
      app.request('/trpc/me', {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'GET' },
      });
    expect((await preflight(INTRANET)).headers.get('Access-Control-Allow-Origin')).toBe(INTRANET);
    expect((await preflight(WEBSITE)).headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});
