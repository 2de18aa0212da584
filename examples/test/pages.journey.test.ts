import AxeBuilder from '@axe-core/playwright';
import { openBrowser } from '@sinia/launcher';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { enterIntranet } from './enter-intranet.ts';
import { sentTo } from './outbox.ts';

const demo = inject('demo');
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(watchShifts);
  page = await context.newPage();
});
afterEach(() => context.close());

const originOf = (name: string) => demo.sites.find((site) => site.name === name)?.origin ?? '';

/** Goes to a page; where the host asks who one is, picks the first person. */
async function open(site: string, path: string): Promise<void> {
  await page.goto(originOf(site) + path);
  const person = page.locator('button[name="person"]').first();
  if (await person.isVisible()) await person.click();
  else if (await page.locator('a[href^="/entrada"]').isVisible()) await enterIntranet(page);
  await page.waitForLoadState('networkidle');
}

declare global {
  interface Window {
    layoutShift?: number;
  }
}

/** Adds up what jumps on a page without anybody having touched it. */
function watchShifts(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[]) {
      if (!entry.hadRecentInput) window.layoutShift = (window.layoutShift ?? 0) + entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const upgraded = (tag: string) =>
  page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.childElementCount, tag, {
    timeout: 10_000,
  });

const pages = [
  ['website', '/contacte', 'sinia-ticket-form'],
  ['website', '/seguiment', 'sinia-ticket-tracker'],
  ['oficinaVirtual', '/consultes/nova', 'sinia-ticket-form'],
  ['oficinaVirtual', '/consultes', 'sinia-ticket-tracker'],
  ['intranet', '/peticions', 'sinia-ticket-form'],
  ['intranet', '/atencio', 'sinia-agent-panel'],
  ['webphone', '/', 'sinia-agent-panel'],
] as const;

test.each(
  pages.flatMap(([site, path, tag]) => [
    [site, path, tag],
    [site, `/es${path === '/' ? '' : path}`, tag],
  ]),
)('%s %s shows %s under its strict policy, accessible', async (site, path, tag) => {
  await open(site, path);
  await upgraded(tag);
  expect(await page.evaluate(() => window.layoutShift ?? 0)).toBeLessThanOrEqual(0.02);
  expect(await page.locator('html').getAttribute('lang')).toBe(path.startsWith('/es') ? 'es' : 'ca');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  const reports = await (await fetch(`http://127.0.0.1:${new URL(originOf(site)).port}/csp-reports`)).json();
  expect(reports).toEqual([]);
});

test('nothing jumps on a large screen either, over a slow line', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.route(`${demo.baseUrl}/widgets/**`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  for (const [site, path, tag] of pages) {
    await open(site, path);
    await upgraded(tag);
    expect(await page.evaluate(() => window.layoutShift ?? 0), site + path).toBeLessThanOrEqual(0.02);
  }
});

test('a form filled without a connection goes by itself when there is one, once', async () => {
  await open('website', '/contacte');
  await page.getByText('Una fuita o una avaria').click();
  await page.getByLabel('Carrer o plaça').fill('Carrer de la Riera');
  await page.getByLabel('Resumeixi-ho en una frase').fill('Sense connexió');
  await context.setOffline(true);
  await page.getByLabel('Expliqui’ns-ho amb les seves paraules').fill('Surt aigua de la vorera.');
  await page.locator('#files').setInputFiles({
    name: 'vorera.png',
    mimeType: 'image/png',
    buffer: await page.screenshot(),
  });
  await page.getByText('Pujarà quan torni la connexió.').waitFor();
  await page.getByRole('button', { name: 'Continua' }).click();
  await page.getByLabel('Nom i cognoms').fill('Núria Prova');
  await page.getByLabel('Mòbil').fill('600 111 222');
  await page.getByRole('button', { name: 'Continua' }).click();
  await page.getByRole('button', { name: 'Envia la consulta' }).click();
  await page.getByText('No hi ha connexió').waitFor();
  await context.setOffline(false);
  await page.getByText('També l’enviem per SMS al 600 111 222.').waitFor();
  const key = await page.locator('sinia-ticket-form .key').textContent();
  expect((await sentTo(demo, '+34600111222', 'receipt_unverified')).text).toContain(key);
  const found = await fetch(`${demo.baseUrl}/v1/tickets?q=${encodeURIComponent('Sense connexió')}`, {
    headers: { Authorization: `Bearer ${demo.secretKey}` },
  });
  const { data } = (await found.json()) as { data: { subject: string }[] };
  expect(data.map((ticket) => ticket.subject)).toEqual(['Sense connexió']);
});

test('a page without the desk still tells how to reach a person', async () => {
  await page.route(`${demo.baseUrl}/**`, (route) => route.abort());
  await page.goto(`${originOf('website')}/contacte`);
  const form = page.locator('sinia-ticket-form');
  expect(await form.getByText('900 000 123, de dilluns').isVisible()).toBe(true);
});

test('the identity token is for the session of the page only', async () => {
  await open('oficinaVirtual', '/');
  const ask = () => page.evaluate(async () => (await fetch('/token', { method: 'POST' })).text());
  const [, payload] = (await ask()).split('.');
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  expect(claims).toMatchObject({ sub: 'ov-1001', aud: demo.baseUrl });
  expect(claims.exp - claims.iat).toBeLessThanOrEqual(600);
  await context.clearCookies();
  expect(await ask()).toBe('sign in first');
});
