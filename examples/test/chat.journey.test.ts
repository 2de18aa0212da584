import { enterDesk, openBrowser, personOf } from '@sinia/launcher';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const demo = inject('demo');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('a chat goes through a lost connection, from the website to the desk and back', async () => {
  const staff = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } });
  const desk = await staff.newPage();
  await desk.goto(demo.consoleUrl);
  await enterDesk(desk, personOf(demo.staff, 'agent'));
  await desk.getByRole('button', { name: /Absent|Atenc xats/ }).waitFor();

  const visitor = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1280, height: 800 } });
  const page = await visitor.newPage();
  const website = demo.sites.find(({ name }) => name === 'website')?.origin ?? '';
  await page.goto(`${website}/contacte`);
  await page.getByRole('button', { name: 'Parli amb una persona' }).click();
  await page.getByLabel('Què necessita?').fill('Xat: no surt aigua de l’aixeta');
  // Whatever the hour of the test: out of hours an address is asked for, and the thread lives on all the same.
  const address = page.getByLabel('El seu correu, per respondre-li');
  if (await address.isVisible()) await address.fill('xat.journey@example.cat');
  await page.getByRole('button', { name: /Comença la conversa|Envia el missatge/ }).click();
  await page.getByText(/La clau és \d{4} \d{4} \d{4}/).waitFor();

  await desk.getByText('Xat: no surt aigua de l’aixeta').first().click();
  await desk.getByText('És al xat ara mateix.').waitFor();
  await visitor.setOffline(true);
  await page.getByText('S’ha perdut la connexió.').waitFor();
  await page.getByLabel('Escrigui un missatge').fill('És tota l’escala.');
  await page.getByRole('button', { name: 'Envia', exact: true }).click();
  await page.getByText('S’enviarà quan torni la connexió.').waitFor();
  const answer = desk.getByRole('textbox', { name: 'Resposta', exact: true });
  await answer.fill('Bon dia. Ara mateix hi va un equip.');
  await desk.getByRole('button', { name: 'Envia la resposta' }).click();
  await visitor.setOffline(false);

  await desk.getByText('És tota l’escala.').last().waitFor();
  await page.getByText('Bon dia. Ara mateix hi va un equip.').waitFor();
  await page.getByText('La consulta està EN TRÀMIT').waitFor();
  expect(await page.locator('sinia-chat .message', { hasText: 'És tota l’escala.' }).count()).toBe(1);
  await staff.close();
  await visitor.close();
});
