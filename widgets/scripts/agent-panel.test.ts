import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWidgets } from './build.ts';
import { openChromium, serve } from './serve.ts';

/** Stands for the desk's bundle: writes down what it was given and opens a ticket. */
const desk = `export async function mountConsole(place, options) {
  const granted = options.getToken ? await options.getToken() : null;
  place.textContent = 'desk ' + (granted?.token ?? 'cookie') + ' ' + options.view + ' ' + options.compact;
  options.onNavigate({ view: 'mine', ticketId: 'tkt_1' });
  return { unmount() { place.textContent = ''; } };
}`;

/** Stands for the sign-in window of somebody who is signed in already. */
const connectPage = `<!doctype html><title>Connect</title><script>
  const asked = new URLSearchParams(location.hash.slice(1));
  opener.postMessage({ type: 'sinia-panel-code', code: 'code for ' + asked.get('challenge') }, asked.get('origin'));
</script>`;

const panelPage = (apiUrl: string) => `<!doctype html><html lang="ca"><title>Intranet</title>
  <sinia-agent-panel api-url="${apiUrl}" view="mine" compact><p slot="fallback">Truqui a informàtica</p></sinia-agent-panel>
  <script>addEventListener('sinia-ticket-opened', (event) => { document.title = event.detail.ticketId; });</script>
  <script type="module" src="/loader.js"></script>`;

const redeemed: { code: string; verifier: string }[] = [];
let folder: string;
let browser: Browser;
let service: Awaited<ReturnType<typeof serve>>;
let host: Awaited<ReturnType<typeof serve>>;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinia-panel-'));
  const files = await buildWidgets(folder);
  service = await serve('127.0.0.1', folder, files, async (request, response, path) => {
    response.setHeader('Access-Control-Allow-Headers', 'content-type, authorization');
    if (path === '/desk/assets/console.js')
      return response.setHeader('Content-Type', 'text/javascript').end(desk);
    if (path === '/desk/connect/token' && request.method === 'POST') {
      redeemed.push(JSON.parse(await textOf(request)));
      const expiresAt = new Date(Date.now() + 900_000).toISOString();
      return response.end(JSON.stringify({ token: 'narrow', expiresAt, staff: { id: 'agt_1' } }));
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(path === '/desk/connect' ? connectPage : panelPage(''));
  });
  host = await serve('localhost', folder, files, (_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(panelPage(service.origin));
  });
  browser = await openChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  service?.close();
  host?.close();
  await rm(folder, { recursive: true, force: true });
});

test("on the desk's own origin it opens at once, with the session's cookie", async () => {
  const page = await browser.newPage();
  await page.goto(`${service.origin}/`);
  await page.getByText('desk cookie mine true').waitFor();
  expect(await page.title()).toBe('tkt_1');
  await page.close();
});

test('elsewhere a click signs in through a window of the desk; the code is tied to this page by PKCE', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${host.origin}/`);
  await page.getByRole('button', { name: 'Entra al taulell' }).click();
  await page.getByText('desk narrow mine true').waitFor();
  const [{ code, verifier } = { code: '', verifier: '' }] = redeemed;
  expect(code).toBe(`code for ${createHash('sha256').update(verifier).digest('base64url')}`);
  expect(page.url()).toBe(`${host.origin}/`);
  expect(
    await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
  ).toBe(0);
  await context.close();
});

test('a code from another window or origin is not listened to', async () => {
  const page = await browser.newPage();
  await page.goto(`${host.origin}/`);
  const before = redeemed.length;
  await page.route('**/desk/connect', (route) =>
    route.fulfill({ contentType: 'text/html', body: 'waiting' }),
  );
  await page
    .context()
    .route('**/desk/connect', (route) => route.fulfill({ contentType: 'text/html', body: 'waiting' }));
  await page.getByRole('button', { name: 'Entra al taulell' }).click();
  await page.evaluate(() => postMessage({ type: 'sinia-panel-code', code: 'forged' }, '*'));
  await page.waitForTimeout(300);
  expect(redeemed.length).toBe(before);
  await page.close();
});

test('when the desk cannot be fetched it says so and offers the fallback', async () => {
  const page = await browser.newPage();
  await page.route('**/console.js', (route) => route.abort());
  await page.goto(`${service.origin}/`);
  await page.getByText('No s’ha pogut obrir el taulell.').waitFor();
  await page.getByText('Truqui a informàtica').waitFor();
  await page.getByRole('button', { name: 'Torna-ho a provar' }).waitFor();
  await page.close();
});
