import { openBrowser } from '@sinia/launcher';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { enterIntranet } from './enter-intranet.ts';

const demo = inject('demo');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function enter(name: string): Promise<Page> {
  const intranet = demo.sites.find((site) => site.name === 'intranet')?.origin;
  const context = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${intranet}/peticions`);
  await enterIntranet(page, name);
  return page;
}

const list = (page: Page) => page.locator('sinia-ticket-tracker');

test('a colleague asks from the intranet under their own name, follows their own and nobody else’s', async () => {
  const jordi = await enter('Jordi Camps Vila');
  await jordi.getByLabel('Resumeixi-ho en una frase').fill('Clau del dipòsit de Can Ribes');
  await jordi.getByLabel('Expliqui’ns-ho amb les seves paraules').fill('El pany no obre.');
  expect(await jordi.getByLabel('Nom i cognoms').count()).toBe(0);
  await jordi.getByRole('button', { name: 'Envia' }).click();
  await list(jordi)
    .getByRole('button', { name: /Clau del dipòsit/ })
    .click();
  await list(jordi).getByText('El pany no obre.').waitFor();

  const found = await fetch(`${demo.baseUrl}/v1/tickets?channel=intranet`, {
    headers: { Authorization: `Bearer ${demo.secretKey}` },
  });
  const { data } = (await found.json()) as { data: { id: string; subject: string }[] };
  const id = data.find(({ subject }) => subject.startsWith('Clau del dipòsit'))?.id;
  const ticket = await fetch(`${demo.baseUrl}/v1/tickets/${id}`, {
    headers: { Authorization: `Bearer ${demo.secretKey}` },
  });
  expect(await ticket.json()).toMatchObject({ requester: { email: 'jordi.camps@aigues.example' } });

  const lucia = await enter('Lucía Ortega Ruiz');
  await list(lucia)
    .getByText(/Encara no|cap consulta/)
    .first()
    .waitFor();
  expect(
    await list(lucia)
      .getByText(/Clau del dipòsit/)
      .count(),
  ).toBe(0);
});
