import type { Scope } from '@sinia/core';
import { newId, Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { Hono } from 'hono';
import { createApiKey } from '../../src/auth/api-keys.ts';
import type { TestWorld } from '../../src/auth/test-world.ts';
import { testWorld } from '../../src/auth/test-world.ts';
import { requestStart } from '../../src/request-start.ts';
import { problemResponse } from '../../src/rest/problem.ts';
import { restApp } from '../../src/rest/rest-app.ts';
import type { RestEnvironment } from '../../src/rest/rest-environment.ts';

export const ORIGIN = 'http://website.localhost:8801';
export const PUBLISHABLE_KEY = 'pk_0123456789abcdefghijklmnopqrstuv';

export interface Door {
  readonly world: TestWorld;
  readonly ask: (verb: string, path: string, options?: AskOptions) => Promise<Response>;
  readonly key: (scopes: readonly Scope[]) => Promise<string>;
  readonly groupId: string;
}

export interface AskOptions {
  readonly as?: string | undefined;
  readonly body?: unknown;
  readonly raw?: string | FormData | ReadableStream<Uint8Array>;
  readonly headers?: Record<string, string>;
}

/** The public door over a database of its own, with one group and one site. */
export async function openDoor(): Promise<Door> {
  const world = await testWorld(process.env.SINIA_TEST_DATABASE_URL ?? '', { demo: true });
  const groupId = newId('grp', Date.now(), world.random(16));
  await world.db.insert(schema.groups).values({ id: groupId, name: 'Atenció', isDefault: true });
  await world.db.insert(schema.sites).values({
    id: newId('sit', Date.now(), world.random(16)),
    name: 'website',
    channel: 'web',
    origins: [ORIGIN],
    publishableKey: PUBLISHABLE_KEY,
    identitySecrets: [],
    createdAt: world.clock(),
  });
  const app = new Hono<RestEnvironment>();
  app.onError(problemResponse);
  app.notFound((c) => problemResponse(new Refusal('route_unknown'), c));
  app.use(requestStart(world)).route('/v1', restApp());
  const ask: Door['ask'] = async (verb, path, { as, body, raw, headers = {} } = {}) => {
    const given: Record<string, string> = { ...headers };
    if (as) given.Authorization = `Bearer ${as}`;
    if (as?.startsWith('pk_')) given.Origin ??= ORIGIN;
    if (body !== undefined) given['Content-Type'] ??= 'application/json';
    return app.request(path, {
      method: verb,
      headers: given,
      ...(raw instanceof ReadableStream ? { duplex: 'half' } : {}),
      ...(raw !== undefined ? { body: raw } : body !== undefined ? { body: JSON.stringify(body) } : {}),
    });
  };
  const key = async (scopes: readonly Scope[]) => (await createApiKey(world, { name: 'test', scopes })).key;
  return { world, ask, key, groupId };
}

/** The answer's JSON; the test says what it expects of it. */
export async function jsonOf<Body = Record<string, unknown>>(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}
