import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS } from './auth/actor.ts';
import { testServerUrl } from './auth/test-server-url.ts';
import { type TestWorld, testWorld } from './auth/test-world.ts';
import { fileRoutes } from './files-routes.ts';
import { requestStart } from './request-start.ts';
import { problemResponse } from './rest/problem.ts';
import type { RestEnvironment } from './rest/rest-environment.ts';
import { signFileLink } from './use-cases/attachments/file-link.ts';
import type { Context } from './use-cases/context.ts';

const HOST = 'files.localhost:8787';
const BYTES = Uint8Array.from({ length: 100 }, (_, at) => at);

let world: TestWorld;
let app: Hono<RestEnvironment>;

beforeAll(async () => {
  world = await testWorld(testServerUrl(), { filesUrl: `http://${HOST}` });
  app = new Hono<RestEnvironment>();
  app.onError(problemResponse);
  app.use(requestStart(world));
  app.route('/files', fileRoutes());
});
afterAll(() => world.database.drop());

async function keep(mediaType: string): Promise<string> {
  const id = newId('att', Date.now(), world.random(16));
  await world.files.put(id, BYTES);
  await world.db.insert(schema.attachments).values({
    ...{ id, mediaType, fileName: 'l’arxiu.x', size: BYTES.length, sha256: BYTES.subarray(0, 32) },
    ...{ uploaderKey: 'test', contentId: null, inline: false, createdAt: new Date() },
  });
  return id;
}

async function ask(mediaType: string, more = '', headers: Record<string, string> = {}) {
  const context: Context = {
    ...{ actor: ANONYMOUS, door: 'rest', requestId: 'req_test', language: 'ca', dependencies: world },
  };
  const { url } = signFileLink(context, await keep(mediaType));
  return app.request(`${url}${more}`, { headers: { Host: HOST, ...headers } });
}

test.each([
  ['application/pdf', 'application/pdf', 'inline'],
  ['audio/ogg; codecs=opus', 'audio/ogg; codecs=opus', 'inline'],
  ['image/svg+xml', 'application/octet-stream', 'attachment'],
  ['text/html', 'application/octet-stream', 'attachment'],
])('%s leaves as %s, %s, in a sandbox', async (mediaType, type, disposition) => {
  const { status, headers } = await ask(mediaType);
  expect(status).toBe(200);
  expect(headers.get('Content-Type')).toBe(type);
  expect(headers.get('Content-Disposition')).toBe(`${disposition}; filename*=UTF-8''l%E2%80%99arxiu.x`);
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox");
});

test('what could be shown is a download where one asks for it', async () => {
  const { headers } = await ask('image/png', '&download');
  expect(headers.get('Content-Disposition')).toMatch(/^attachment;/);
});

describe('a part of a recording', () => {
  test.each([
    ['bytes=0-', 206, 'bytes 0-99/100', 100],
    ['bytes=10-19', 206, 'bytes 10-19/100', 10],
    ['bytes=90-400', 206, 'bytes 90-99/100', 10],
    ['bytes=200-', 200, null, 100],
    ['bytes=0-1,5-6', 200, null, 100],
  ])('%s gives %i', async (Range, status, range, length) => {
    const answer = await ask('audio/mpeg', '', { Range });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Range')).toBe(range);
    expect((await answer.arrayBuffer()).byteLength).toBe(length);
  });
});

test('a link that was changed opens nothing', async () => {
  expect((await ask('image/png', 'x')).status).toBe(404);
});
