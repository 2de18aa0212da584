import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWidgets } from './build.ts';
import { openChromium, serve } from './serve.ts';

/** No pictures from anywhere, not even from memory: the faces of photos are drawn. */
const strict =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const page = `<!doctype html><html lang="ca"><title>Host</title>
  <nav>El menú de la pàgina</nav>
  <main><sinia-ticket-form publishable-key="pk_1"></sinia-ticket-form></main>
  <script type="module" src="/loader.js"></script>`;

const opened = {
  id: 'tkt_1',
  reference: '572843901634',
  receivedAt: '2026-11-23T09:12:00.000Z',
  terms: [],
  trackingUrl: 'https://atencio.example/seguiment#secret',
};

const keys: unknown[] = [];
let folder: string;
let browser: Browser;
let host: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinia-lost-'));
  host = await serve('127.0.0.1', folder, await buildWidgets(folder), (request, response, path) => {
    response.setHeader('Content-Security-Policy', strict);
    if (path === '/') return response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
    response.setHeader('Content-Type', 'application/json');
    if (path === '/v1/attachments') return response.writeHead(201).end('{"id":"att_1"}');
    if (path !== '/v1/tickets') return response.writeHead(404).end('{}');
    keys.push(request.headers['idempotency-key']);
    return response.writeHead(201).end(JSON.stringify(opened));
  });
  browser = await openChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  host?.close();
  await rm(folder, { recursive: true, force: true });
});

test('filled in and photographed without a connection, sent once when it is back, and printed alone', async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => {
    if (/Content Security|Trusted Type/i.test(message.text())) complaints.push(message.text());
  });
  tab.on('pageerror', (error) => complaints.push(error.message));
  await tab.goto(`${host.origin}/`);
  await tab.getByText('Una fuita o una avaria').click();
  await tab.locator('#subject').fill('Surt aigua');
  await tab.locator('#body').fill('De la vorera');
  const photo = { name: 'a.png', mimeType: 'image/png', buffer: await tab.screenshot() };
  await tab.locator('#files').setInputFiles(photo);
  await tab.getByText('A punt').waitFor();
  await context.setOffline(true);
  await tab.locator('#files').setInputFiles({ ...photo, name: 'b.png' });
  await tab.getByText('Pujarà quan torni la connexió.').waitFor();
  expect(await tab.locator('.file canvas').count()).toBe(2);
  await tab.getByRole('button', { name: 'Continua' }).click();
  await tab.locator('#name').fill('Núria Puig');
  await tab.locator('#email').fill('nuria@example.cat');
  await tab.getByRole('button', { name: 'Continua' }).click();
  await tab.getByRole('button', { name: 'Envia la consulta' }).click();
  await tab.getByText('No hi ha connexió').waitFor();
  await context.setOffline(false);
  await tab.getByText('Hem rebut la seva consulta').waitFor();
  expect(keys).toHaveLength(1);

  await tab.evaluate(() => {
    window.print = () => undefined;
  });
  await tab.getByRole('button', { name: 'Imprimeix' }).click();
  await tab.emulateMedia({ media: 'print' });
  expect(await tab.getByText('El menú de la pàgina').isVisible()).toBe(false);
  expect(await tab.getByText('5728 4390 1634').isVisible()).toBe(true);
  expect(
    await tab.getByText('https://atencio.example/seguiment', { exact: false }).textContent(),
  ).not.toContain('secret');
  expect(await tab.getByRole('button').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
}, 60_000);
