import { openBrowser } from '@sinia/launcher';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const demo = inject('demo');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const AGENT = 'Marta Soler Vidal';
const WITHOUT_FACTOR = 'Elena Marín Soto';

const newContext = () => browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } });
const origin = (name: string) => demo.sites.find((site) => site.name === name)?.origin ?? '';

/** At the provider, which is another site: they pick who they are. */
async function choose(page: Page, name: string): Promise<void> {
  await page.waitForURL(/login\.localhost/);
  await page.getByRole('button', { name }).click();
}

const cookieNames = async (context: BrowserContext, url: string) =>
  (await context.cookies(url)).map(({ name }) => name);

test('an employee whose group works at the desk comes in by one press and a choice, and back to where they were', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${demo.consoleUrl}#mine`);
  await page.getByRole('button', { name: 'Entra amb Microsoft 365' }).click();
  await choose(page, AGENT);
  await page.getByText('Per resoldre').first().waitFor();
  expect(page.url()).toContain('/desk#');
  expect(page.url()).not.toContain('code=');
  expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toMatch(/st_|verifier/);
  expect(await cookieNames(context, demo.baseUrl)).toEqual(['sinia.session_token']);
  await context.close();
});

test('where the provider asked for no second factor, ours is made on the way', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(demo.consoleUrl);
  await page.getByRole('button', { name: 'Entra amb Microsoft 365' }).click();
  await choose(page, WITHOUT_FACTOR);
  await page.getByText('Activeu la verificació en dos passos').waitFor();
  await context.close();
});

test('whoever gives up at the provider is told so, and can go back', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(demo.consoleUrl);
  await page.getByRole('button', { name: 'Entra amb Microsoft 365' }).click();
  await choose(page, 'Cancel·la');
  await page.getByText('No heu acabat d’entrar').waitFor();
  await page.getByRole('button', { name: 'Torna a l’entrada' }).click();
  await page.getByRole('button', { name: 'Entra amb Microsoft 365' }).waitFor();
  await context.close();
});

test('inside the panel of another page it goes through a window of its own, and both close by themselves', async () => {
  const context = await newContext();
  const host = await context.newPage();
  await host.goto(`${origin('webphone')}/`);
  const panel = host.locator('sinia-agent-panel');
  const opens = () => context.waitForEvent('page');
  const [popUp] = await Promise.all([opens(), panel.getByRole('button').first().click()]);
  const press = popUp.getByRole('button', { name: 'Entra amb Microsoft 365' });
  await press.waitFor();
  const [provider] = await Promise.all([opens(), press.click()]);
  const closed = Promise.all([popUp.waitForEvent('close'), provider.waitForEvent('close')]);
  await choose(provider, AGENT);
  await closed;
  await panel.getByText('Per resoldre').first().waitFor();
  expect(await context.cookies(origin('webphone'))).toEqual([]);
  await context.close();
});
