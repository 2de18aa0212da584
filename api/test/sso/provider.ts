import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import {
  createIdentityProvider,
  type IdentityProvider,
  type NewPerson,
} from '@sinia/mocks/identity-provider';
import type { Hono } from 'hono';
import {
  SSO_ID,
  sealClientSecret,
  writeGroupRoles,
  writeSsoRow,
} from '../../src/auth/sso/sso-settings-store.ts';
import { BASE_URL, CookieJar, type TestWorld } from '../../src/auth/test-world.ts';
import type { RestEnvironment } from '../../src/rest/rest-environment.ts';

export const TENANT = '7d0f3c5a-0b6e-4c3e-9a43-1f6f0c2f9b11';
export const CLIENT = {
  ...{ clientId: 'c0ffee00-0000-4000-8000-000000000001', clientSecret: 'un secret del proveïdor' },
  redirectUris: [`${BASE_URL}/desk/sso`],
};

export interface TestProvider extends IdentityProvider {
  readonly close: () => Promise<void>;
}

/** A tenant of one's own, on a port of its own. */
export async function testProvider(people: readonly NewPerson[]): Promise<TestProvider> {
  const running: { provider?: IdentityProvider } = {};
  const server = createAdaptorServer({
    fetch: (request) => running.provider?.app.fetch(request) ?? new Response(null, { status: 503 }),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const provider = createIdentityProvider({ origin, tenant: TENANT, clients: [CLIENT], people });
  running.provider = provider;
  return { ...provider, close: () => new Promise((done) => server.close(() => done())) };
}

/** Sets the company sign-in up, as an administrator would. */
export async function setUpSso(
  world: TestWorld,
  { issuer }: Pick<IdentityProvider, 'issuer'>,
  change: Partial<Parameters<typeof writeSsoRow>[1]> = {},
  table: Parameters<typeof writeGroupRoles>[1] = [],
): Promise<void> {
  const clientSecret = sealClientSecret(world.secret, CLIENT.clientSecret);
  await world.db.transaction(async (tx) => {
    await writeSsoRow(tx, {
      ...{
        id: SSO_ID,
        enabled: true,
        name: 'Microsoft 365',
        issuer,
        clientId: CLIENT.clientId,
        clientSecret,
      },
      ...{ secondFactor: 'token', context: null, updatedAt: world.clock() },
      ...change,
    });
    await writeGroupRoles(tx, table);
  });
}

type App = Hono<RestEnvironment>;

/** Somebody's browser on our pages: its cookies, and POSTs as the pages send them. */
export class StaffBrowser {
  readonly jar = new CookieJar();
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async post(path: string, body: unknown = {}): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await this.#app.request(`${BASE_URL}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: BASE_URL, Cookie: this.jar.header },
      body: JSON.stringify(body),
    });
    this.jar.take(response);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** The press of the button, and the choice at the provider. @returns what it sends back. */
  async visitProvider(oid: string): Promise<{ code: string; state: string }> {
    const { body } = await this.post('/desk/sso/start');
    return answerOf(String(body.url), oid);
  }

  /** The whole way: to the provider, back, and the answer of the desk. */
  async signInBySso(oid: string) {
    return this.post('/desk/sso/finish', await this.visitProvider(oid));
  }
}

/** What somebody does at the provider: they pick themselves and are sent back. */
export async function answerOf(url: string, oid: string): Promise<{ code: string; state: string }> {
  const page = await (await fetch(url)).text();
  const asked = /name="asked" value="([^"]*)"/.exec(page)?.[1];
  if (!asked) throw new Error(`the provider answered: ${page}`);
  const back = await fetch(new URL('/choose', url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ asked: asked.replaceAll('&quot;', '"').replaceAll('&amp;', '&'), oid }),
  });
  const { searchParams } = new URL(back.headers.get('Location') ?? '');
  return { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' };
}
