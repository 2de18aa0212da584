import { enterDesk, openBrowser, personOf } from '@sinia/launcher';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const demo = inject('demo');
let browser: Browser;
let context: BrowserContext;
let host: Page;

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } });
  host = await context.newPage();
  await host.goto(`${origin('webphone')}/`);
});
afterAll(async () => {
  await browser?.close();
});

const origin = (name: string) => demo.sites.find((site) => site.name === name)?.origin ?? '';
const panel = () => host.locator('sinia-agent-panel');

/** From a click in the panel to the pop-up. */
async function popUp(): Promise<Page> {
  const [opened] = await Promise.all([
    host.waitForEvent('popup'),
    panel().getByRole('button').first().click(),
  ]);
  return opened;
}

async function openTicket(subject: string): Promise<void> {
  const answer = await fetch(`${demo.baseUrl}/v1/tickets`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${demo.secretKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ subject, body: 'Surt aigua.', requester: { name: 'Núria Puig' } }),
  });
  expect(answer.status).toBe(201);
}

test('on a foreign origin the panel signs in by a pop-up and holds no cookie there', async () => {
  await enterDesk(await popUp(), personOf(demo.staff, 'agent'));
  await panel().getByText('Per resoldre').first().waitFor();
  expect(await context.cookies(origin('webphone'))).toEqual([]);
  expect(await host.evaluate('JSON.stringify(localStorage)')).not.toContain('token');
});

test('a lost network is said, what is written stays, and everything goes on by itself', async () => {
  await openTicket('Fuita abans del tall');
  await panel().getByText('Fuita abans del tall').first().click();
  const reply = panel().locator('.composer [contenteditable=true]');
  await reply.fill('Hi anem de seguida.');
  await context.setOffline(true);
  await panel().locator('.offline').waitFor({ timeout: 40_000 });
  await openTicket('Fuita durant el tall');
  await context.setOffline(false);
  await panel().getByText('Fuita durant el tall').first().waitFor({ timeout: 40_000 });
  expect(await reply.textContent()).toContain('Hi anem de seguida.');
});

test('after a reload of the host nobody signs in again beside the screen-pop that keeps it, and the draft is there', async () => {
  await host.waitForTimeout(2_000);
  await host.reload();
  await panel().getByText('Fuita abans del tall').first().click();
  await panel().getByText('Hi anem de seguida.').first().waitFor();
  const page = await context.newPage();
  const answer = await page.goto(`${origin('webphone')}/csp-reports`);
  expect(await answer?.json()).toEqual([]);
  await page.close();
});
