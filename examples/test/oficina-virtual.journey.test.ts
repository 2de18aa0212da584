import { openBrowser } from '@sinia/launcher';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const demo = inject('demo');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ locale: 'ca-ES', viewport: { width: 360, height: 740 } });
});
afterAll(async () => {
  await browser?.close();
});

const MANAGER = 'oficina@finques.example';
const origin = () => demo.sites.find((site) => site.name === 'oficinaVirtual')?.origin ?? '';
const form = () => page.locator('sinia-ticket-form');
const tracker = () => page.locator('sinia-ticket-tracker');

/** As the desk, by the public door. */
async function desk<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${demo.baseUrl}/v1${path}`, {
    ...{ method, ...(body && { body: JSON.stringify(body) }) },
    headers: { Authorization: `Bearer ${demo.secretKey}`, 'Content-Type': 'application/json' },
  });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return (await answer.json()) as Answer;
}

test('a manager of buildings finds the contract among dozens, asks, is answered and writes back; what ends, closes at once', async () => {
  const identities = [{ kind: 'email', value: MANAGER, verified: true }];
  const manager = await desk<{ id: string }>('POST', '/contacts', {
    name: 'Finques Costa Serena',
    identities,
  });
  const contracts = [{ number: 'C-77001', role: 'holder', supplyAddress: 'Carrer de les Ones, 3' }];
  const community = await desk<{ id: string }>('POST', '/contacts', {
    ...{ name: 'Comunitat Ones 3', kind: 'organisation', contracts },
  });
  const given = await desk<{ id: string }>('POST', `/contacts/${manager.id}/representations`, {
    ...{ representedId: community.id, proof: 'written' },
  });

  await page.goto(`${origin()}/consultes/nova`);
  await page.getByRole('button', { name: /Finques Costa Serena/ }).click();
  await form().getByText('Una pregunta o un tràmit').first().click();
  await form().getByLabel('Resumeixi-ho en una frase').fill('Comptador de la comunitat');
  await form().getByLabel('Expliqui’ns-ho amb les seves paraules').fill('Gira amb tot tancat.');
  await form().getByText('31 contractes').waitFor();
  await form()
    .getByLabel(/Cerqui pel número/)
    .fill('ones');
  await form().getByText('En nom de Comunitat Ones 3').waitFor();
  await form().getByText('Carrer de les Ones, 3').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await form().getByRole('button', { name: 'Envia la consulta' }).click();
  await form().getByText('Hem rebut la seva consulta').waitFor();

  const { data } = await desk<{ data: { id: string; subject: string }[] }>('GET', '/tickets?channel=portal');
  const id = data.find(({ subject }) => subject === 'Comptador de la comunitat')?.id;
  await desk('POST', `/tickets/${id}/messages`, { body: 'Hi passarem demà.', visibility: 'public' });

  await page.goto(`${origin()}/consultes`);
  await tracker()
    .getByRole('button', { name: /Comptador de la comunitat/ })
    .click();
  await tracker().getByText('Hi passarem demà.').waitFor();
  await tracker().getByLabel('Vol afegir-hi alguna cosa?').fill('Gràcies, els esperem.');
  await tracker().getByRole('button', { name: 'Envia el missatge' }).click();
  await tracker().getByText('Missatge enviat.').waitFor();

  await desk('POST', `/contacts/representations/${given.id}/revoke`);
  await expect
    .poll(
      async () => {
        await page.goto(`${origin()}/consultes`);
        await tracker().getByRole('heading').first().waitFor();
        return tracker().getByText('Comptador de la comunitat').count();
      },
      { timeout: 30_000 },
    )
    .toBe(0);
});
