import { enterDesk, openBrowser, personOf } from '@sinia/launcher';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const demo = inject('demo');
const originOf = (name: string) => demo.sites.find((site) => site.name === name)?.origin ?? '';
let browser: Browser;
let host: Page;

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } });
  host = await context.newPage();
});
afterAll(() => browser?.close());

const pop = () => host.locator('sinia-screen-pop');
const phone = (name: string) => host.getByRole('button', { name, exact: true });

/** What the public door says of the call that the pop shows. */
async function callAtTheDoor(id: string) {
  const headers = { Authorization: `Bearer ${demo.secretKey}` };
  const answer = await fetch(`${demo.baseUrl}/v1/calls/${id}`, { headers });
  return (await answer.json()) as Record<string, unknown>;
}

test('ring, see who it is, open the ticket, hang up: duration and rating are on the call of the ticket', async () => {
  await host.goto(`${originOf('webphone')}/`);
  const enter = pop().getByRole('button', { name: 'Entra' });
  const [popUp] = await Promise.all([host.waitForEvent('popup'), enter.click()]);
  await enterDesk(popUp, personOf(demo.staff, 'agent'));
  await pop().getByText('No teniu cap trucada').waitFor();

  await phone('Fes sonar el telèfon').click();
  const card = pop().locator('[data-call]');
  await card.waitFor();
  await pop().getByText('600 000 042').first().waitFor();
  await pop().getByText('Contractes').waitFor();
  const id = (await card.getAttribute('data-call')) ?? '';

  await phone('Despenja').click();
  await pop().getByText('En conversa').waitFor();
  await pop().getByRole('button', { name: 'Obre la consulta' }).click();
  const key = await pop().locator('.key').textContent();
  expect(key).toMatch(/^\d{4} \d{4} \d{4}$/);

  await host.reload();
  await pop()
    .getByText(key ?? '')
    .waitFor();
  await pop().getByText('En conversa').waitFor();
  await phone('Posa en espera').click();
  await pop().getByText('En espera').waitFor();
  await phone('Recupera').click();
  await pop().getByText('En conversa').waitFor();

  await phone('Penja').click();
  await host.locator('#survey').getByRole('button', { name: '4' }).click();
  await pop().getByText('Durada').waitFor();
  await pop().getByText('Valoració 4 de 5').waitFor();
  await pop().getByText('Per anotar').waitFor();
  const call = await callAtTheDoor(id);
  expect(call).toMatchObject({ outcome: 'answered', rating: 4, talkSeconds: expect.any(Number) });
  expect(call.agentId).toMatch(/^agt_/);
  expect(call.ticketId).toMatch(/^tkt_/);

  await pop().getByRole('button', { name: 'Mostra la consulta' }).click();
  await host
    .locator('sinia-agent-panel')
    .getByText(key ?? '')
    .first()
    .waitFor();
  const reports = await fetch(`http://127.0.0.1:${new URL(originOf('webphone')).port}/csp-reports`);
  expect(await reports.json()).toEqual([]);
});

test('an exchange that can only open a page: the number alone is enough, and leaves the address at once', async () => {
  const page = await host.context().newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${demo.baseUrl}/pop#ani=600000002`);
  const alone = page.locator('sinia-screen-pop');
  await alone.getByText('600 000 002').first().waitFor();
  await alone.getByText('Contractes').waitFor();
  expect(page.url()).toBe(`${demo.baseUrl}/pop`);
  expect(asked.filter((url) => url.includes('600000002'))).toEqual([]);
  await page.close();
});
