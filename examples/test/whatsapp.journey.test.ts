import { enterDesk, openBrowser, personOf } from '@sinia/launcher';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const QUESTION = 'Bon dia, no surt aigua a casa des d’ahir i voldria saber què passa';

/** A reply from the desk waits ten seconds, so that it can be taken back. */
const PATIENCE_MS = 60_000;

const demo = inject('demo');
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } });
  desk = await context.newPage();
  await desk.goto(demo.consoleUrl);
  await enterDesk(desk, personOf(demo.staff, 'agent'));
  await desk.getByRole('heading', { name: 'Per resoldre' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
});

test('a conversation over WhatsApp: the question, the key, the answer, the resolution and the survey', async () => {
  const phone = await browser.newPage({ locale: 'ca-ES', viewport: { width: 360, height: 740 } });
  phone.setDefaultTimeout(PATIENCE_MS);
  await phone.goto(demo.customersUrl);
  await phone.getByRole('link', { name: 'Obre el telèfon WhatsApp' }).click();
  await phone.getByLabel('Missatge', { exact: true }).fill(QUESTION);
  await phone.getByRole('button', { name: 'Envia', exact: true }).click();
  const screen = phone.getByRole('log');
  await screen.getByText(/Clau: \d{4} \d{4} \d{4}/).waitFor();
  await screen.getByText('Estat: OBERTA').waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  await desk.getByText(QUESTION).first().click();
  await answer().fill('Estem reparant una fuita. A les 12 tindrà aigua.');
  await desk.getByRole('button', { name: 'Envia la resposta' }).click();
  await screen.getByText('Estem reparant una fuita. A les 12 tindrà aigua.').waitFor();

  await phone.getByLabel('Missatge', { exact: true }).fill('Gràcies, ja en tenim.');
  await phone.getByRole('button', { name: 'Envia', exact: true }).click();
  await desk.getByText('Gràcies, ja en tenim.').last().waitFor();
  await answer().fill('La fuita està reparada.');
  await desk.getByRole('button', { name: 'Més maneres d’enviar' }).click();
  await desk.getByText('Envia i resol').click();
  await screen.getByText('RESOLTA').first().waitFor();

  const survey = screen.locator('a[href*="/valora"]');
  await survey.waitFor();
  await phone.goto((await survey.getAttribute('href')) ?? '');
  await phone.getByText('Molt bé', { exact: false }).first().click();
  await phone.getByRole('button', { name: /Envia/ }).click();
  await phone
    .getByText(/Gràcies/)
    .first()
    .waitFor();
});

test('a closed window: the desk says why, an approved text goes through it, and it opens when they write', async () => {
  const phone = await browser.newPage({ locale: 'ca-ES', viewport: { width: 360, height: 740 } });
  phone.setDefaultTimeout(PATIENCE_MS);
  await phone.goto(new URL('/as/whatsapp/pere?lang=ca', demo.customersUrl).href);
  const say = async (text: string) => {
    await phone.getByLabel('Missatge', { exact: true }).fill(text);
    await phone.getByRole('button', { name: 'Envia', exact: true }).click();
  };
  const late = async (is: boolean) => {
    await phone.getByText('Què va malament').click();
    await phone.getByLabel('El que s’hi escriu arriba amb un dia de retard').setChecked(is);
    await phone.getByRole('button', { name: 'Aplica' }).click();
    await phone.waitForLoadState();
  };
  await late(true);
  await say('Ahir us vaig preguntar pel comptador i ningú no m’ha dit res');
  await desk.getByText('Ahir us vaig preguntar pel comptador').first().click();
  const way = desk.getByRole('region', { name: 'Com es pot respondre' });
  await way.getByText('WhatsApp ja no deixa respondre').waitFor();
  await way.getByRole('button', { name: 'Respon per SMS (+34600333444)' }).waitFor();
  await way.getByLabel('Valor 2').fill('del comptador');
  await way.getByRole('button', { name: 'Envia el text aprovat' }).click();
  const screen = phone.getByRole('log');
  await screen.getByText('tenim una resposta a la seva consulta del comptador').waitFor();

  await late(false);
  await say('Digui’m, sisplau.');
  await way.getByText('Es pot respondre fins').waitFor();
  await answer().fill('Demà hi passarà un tècnic.');
  await desk.getByRole('button', { name: 'Envia la resposta' }).click();
  await screen.getByText('Demà hi passarà un tècnic.').waitFor();
});

const answer = () => desk.getByRole('textbox', { name: 'Resposta', exact: true });
