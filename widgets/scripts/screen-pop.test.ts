import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWidgets } from './build.ts';
import { openChromium, serve } from './serve.ts';

type Site = Awaited<ReturnType<typeof serve>>;

let folder: string;
let browser: Browser;
let service: Site;
let listed: Site;
let stranger: Site;

const html = 'text/html; charset=utf-8';

/** A page that frames the pop, asks it something at once and keeps what it hears. */
const framing = (
  desk: string,
) => `<!doctype html><html lang="ca"><title>Webphone</title><iframe src="${desk}/pop"></iframe>
  <script>
    const heard = [];
    const frame = document.querySelector('iframe');
    addEventListener('message', ({ origin, data }) => heard.push([origin, data]));
    const ask = (message) => frame.contentWindow.postMessage({ to: 'sinia-screen-pop', ...message }, '${desk}');
  </script>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinia-pop-'));
  const files = await buildWidgets(folder);
  service = await serve('127.0.0.1', folder, files, (_request, response, path) => {
    if (path === '/desk/token') {
      const expiresAt = new Date(Date.now() + 600_000).toISOString();
      response.setHeader('Content-Type', 'application/json');
      return response.end(
        JSON.stringify({ token: 'st_1', expiresAt, staff: { id: 'agt_1', name: 'Marta' } }),
      );
    }
    if (path === '/v1/calls/mine') {
      response.setHeader('Content-Type', 'text/event-stream');
      return response.write('event: calls\ndata: {"data":[]}\n\n');
    }
    if (path === '/v1/calls')
      return response.writeHead(202, { 'Content-Type': 'application/json' }).end('{}');
    response.setHeader('Content-Type', html);
    return response.end(`<!doctype html><html lang="ca"><title>Pop</title>
      <sinia-screen-pop from-address allowed-origins="${listed.origin}"></sinia-screen-pop>
      <script type="module" src="/loader.js"></script>`);
  });
  const host = (name: string) =>
    serve(name, folder, files, (_request, response) =>
      response.setHeader('Content-Type', html).end(framing(service.origin)),
    );
  listed = await host('phone.localhost');
  stranger = await host('stranger.localhost');
  browser = await openChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  for (const site of [service, listed, stranger]) site?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openHost({ origin }: Site): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  await page.frameLocator('iframe').getByText('No teniu cap trucada').waitFor();
  return page;
}

const heardBy = (page: Page) => page.evaluate('heard') as Promise<[string, Record<string, unknown>][]>;

test('the page that frames it is told and answered, from the desk’s origin, where it is listed', async () => {
  const page = await openHost(listed);
  await page.evaluate(
    `ask({ type: 'ping' }); ask({ type: 'focus-call', call: '1' }); ask({ type: 'dial', number: '600 111 222' })`,
  );
  const from = 'sinia-screen-pop';
  for (const said of [
    { from, type: 'ready', active: true },
    { from, type: 'pong', active: true },
    { from, type: 'refused', asked: 'focus-call' },
    { from, type: 'dialled', number: '600 111 222' },
  ])
    await expect.poll(() => heardBy(page)).toContainEqual([service.origin, said]);
  await page.close();
});

test('a page of another origin hears nothing and can ask for nothing', async () => {
  const page = await openHost(stranger);
  const orders: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && orders.push(request.url()));
  await page.evaluate(`ask({ type: 'ping' }); ask({ type: 'dial', number: '600 111 222' })`);
  // What it could have answered would have come before the answer of its own frame to this.
  await page.frames()[1]?.evaluate(() => parent.postMessage('done', '*'));
  await expect.poll(() => heardBy(page)).toContainEqual([service.origin, 'done']);
  expect(await heardBy(page)).toEqual([[service.origin, 'done']]);
  expect(orders).toEqual([]);
  await page.close();
});
