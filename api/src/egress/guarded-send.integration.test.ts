import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { guardedSend } from './guarded-send.ts';
import { WAYS_INSIDE } from './ways-inside.ts';

const LOOPBACK = ['127.0.0.0/8'];
const GET = { method: 'GET', headers: {}, maxBytes: 1_000 } as const;

let hits = 0;
let port = 0;
const canary = createServer((request, response) => {
  hits += 1;
  if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end();
  else if (request.url === '/large') response.end('x'.repeat(2_000));
  else if (request.url !== '/never') response.end(`hello ${request.headers.host}`);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  port = (canary.address() as AddressInfo).port;
});
beforeEach(() => {
  hits = 0;
});
afterAll(() => {
  canary.closeAllConnections();
  canary.close();
});

const at = (host: string, path = '/') => ({ ...GET, url: `http://${host}:${port}${path}` });
const always =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: 4 }));

test.each(WAYS_INSIDE)('%s reaches nothing unless it is allowed', async (host) => {
  await expect(guardedSend([], always('127.0.0.1'))(at(host))).rejects.toMatchObject({
    code: 'address_not_allowed',
  });
  expect(hits).toBe(0);
});

test('a name with one bad address among good ones is refused', async () => {
  const send = guardedSend([], always('93.184.216.34', '127.0.0.1'));
  await expect(send(at('two.example'))).rejects.toMatchObject({ code: 'address_not_allowed' });
});

test('the name is asked for once, and the connection goes to what was checked', async () => {
  const answers = [always('127.0.0.1'), always('10.255.255.1')];
  let asked = 0;
  const send = guardedSend(LOOPBACK, () => (answers[asked++] ?? always())());
  const answer = await send(at('rebinding.example'));
  expect([answer.status, Buffer.from(answer.body).toString(), asked]).toEqual([
    200,
    `hello rebinding.example:${port}`,
    1,
  ]);
});

test('a redirect is an answer, not a way', async () => {
  expect(await guardedSend(LOOPBACK)(at('127.0.0.1', '/elsewhere'))).toMatchObject({ status: 302 });
  expect(hits).toBe(1);
});

test.each([
  ['/large', 'malformed'],
  ['/never', 'timeout'],
])('%s: %s', async (path, code) => {
  const signal = AbortSignal.timeout(300);
  await expect(guardedSend(LOOPBACK)({ ...at('127.0.0.1', path), signal })).rejects.toMatchObject({ code });
});

test('nobody there, and no such name', async () => {
  const send = guardedSend(LOOPBACK);
  await expect(send({ ...GET, url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({ code: 'unreachable' });
  const nameless = guardedSend([], () => Promise.reject(new Error('ENOTFOUND')));
  await expect(nameless(at('nobody.example'))).rejects.toMatchObject({ code: 'address_unknown' });
  const secure = { ...GET, url: `https://127.0.0.1:${port}/` };
  await expect(send(secure)).rejects.toMatchObject({ code: 'certificate' });
});
