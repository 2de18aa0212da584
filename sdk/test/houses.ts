import { createHmac } from 'node:crypto';
import { serve } from '@hono/node-server';
import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { setupServer } from 'msw/node';
import { createApp } from '../../api/src/app.ts';
import { createApiKey } from '../../api/src/auth/api-keys.ts';
import { addSite, testWorld } from '../../api/src/auth/test-world.ts';
import { Sinia } from '../src/index.ts';
import { createMockDesk } from '../src/msw.ts';

/** A desk to try the client on, and the callers that it knows. */
export interface House {
  readonly integration: Sinia;
  readonly page: Sinia;
  readonly customer: Sinia;
  readonly close: () => Promise<void>;
}

const ORIGIN = 'http://website.localhost:8801';
const PERSON = { sub: '42', name: 'Berta Soler', email: 'berta.soler@example.cat' };

/** The mocks, behind the global fetch. */
export async function mockHouse(): Promise<House> {
  const baseUrl = 'https://desk.example';
  const server = setupServer(...createMockDesk({ baseUrl }).handlers);
  server.listen({ onUnhandledFrame: 'error' });
  const token = async () => signed({}, PERSON, 'any');
  return {
    integration: new Sinia({ baseUrl, secretKey: 'sk_test' }),
    page: new Sinia({ baseUrl, publishableKey: 'pk_test' }),
    customer: new Sinia({ baseUrl, publishableKey: 'pk_test', token }),
    close: async () => server.close(),
  };
}

/** The real server over HTTP, on a database of its own; no worker runs. */
export async function realHouse(): Promise<House> {
  const world = await testWorld(process.env.SINIA_TEST_DATABASE_URL ?? '', { demo: true });
  const id = newId('grp', Date.now(), world.random(16));
  await world.db.insert(schema.groups).values({ id, name: 'Atenció', isDefault: true });
  const { secret, kid, publishableKey } = await addSite(world, {
    name: 'website',
    channel: 'web',
    origins: [ORIGIN],
  });
  const { key: secretKey } = await createApiKey(world, {
    name: 'proves',
    scopes: ['tickets:read', 'tickets:write'],
  });
  const { promise: listening, resolve } = Promise.withResolvers<number>();
  const app = createApp(world);
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  const baseUrl = `http://127.0.0.1:${await listening}`;
  const defaultHeaders = { Origin: ORIGIN };
  const token = async () => {
    const iat = Math.floor(Date.now() / 1000);
    return signed({ kid }, { ...PERSON, aud: 'sinia', iat, exp: iat + 300 }, secret);
  };
  return {
    integration: new Sinia({ baseUrl, secretKey }),
    page: new Sinia({ baseUrl, publishableKey, defaultHeaders }),
    customer: new Sinia({ baseUrl, publishableKey, defaultHeaders, token }),
    close: async () => {
      await new Promise<unknown>((done) => {
        server.close(done);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await world.database.drop();
    },
  };
}

/** A JWT (HS256) as a host page signs it. */
function signed(header: object, claims: object, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}
