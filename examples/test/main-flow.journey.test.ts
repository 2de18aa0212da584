import { type Demo, enterDesk, openBrowser, personOf } from '@sinia/launcher';
import nodemailer from 'nodemailer';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { linkIn, sentTo } from './outbox.ts';

const NURIA = 'nuria.journey@example.cat';
const ANDRES = 'andres.journey@example.es';

const demo = inject('demo');
let browser: Browser;
let desk: Page;

beforeAll(async () => {
  browser = await openBrowser();
  desk = await signIn(demo, 'agent');
});
afterAll(async () => {
  await browser?.close();
});

test('a form on the website becomes a ticket, is answered, resolved and rated', async () => {
  const page = await browser.newPage({ locale: 'ca-ES', viewport: { width: 360, height: 740 } });
  await page.goto(`${origin('website')}/contacte`);
  await readLarge(page);
  await page.getByText('Una fuita o una avaria').click();
  await page.getByLabel('Carrer o plaça').fill('Carrer de la Riera');
  await page.getByLabel('Número').fill('48');
  await page.getByLabel('Resumeixi-ho en una frase').fill('Fuita davant de casa');
  await page.getByLabel('Expliqui’ns-ho amb les seves paraules').fill('Surt aigua de la vorera.');
  await page.locator('#files').setInputFiles({
    name: 'vorera.png',
    mimeType: 'image/png',
    buffer: await page.screenshot(),
  });
  await page.getByText('A punt').waitFor();
  await page.getByRole('button', { name: 'Continua' }).click();
  await page.getByLabel('Nom i cognoms').fill('Núria Prova');
  await page.getByLabel('Correu electrònic').fill(NURIA);
  await page.getByRole('button', { name: 'Continua' }).click();
  await page.getByText(`Enviarem la clau i la resposta a ${NURIA}.`).waitFor();
  await page.waitForTimeout(3_000);
  await page.getByRole('button', { name: 'Envia la consulta' }).click();
  await page.getByText('Hem rebut la seva consulta').waitFor();
  await page.getByText(`També l’enviem per correu a ${NURIA}.`).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  const receipt = await sentTo(demo, NURIA, 'receipt_unverified');
  expect(receipt.text).not.toContain('Fuita davant');
  expect(receipt.text).not.toContain('Prova');
  expect(receipt.text).toMatch(/\d{4} \d{4} \d{4}/);
  expect(receipt.headers['Auto-Submitted'] ?? receipt.headers['auto-submitted']).toMatch(/^auto-/);

  await desk.getByText('Fuita davant de casa').first().click();
  await answer().fill('Bon dia. Hi enviem la brigada.');
  await desk.getByRole('button', { name: 'Envia la resposta' }).click();
  const reply = await sentTo(demo, NURIA, 'reply');
  expect(reply.text).toContain('Hi enviem la brigada.');
  expect(reply.text).toContain('EN TRÀMIT');

  await page.goto(linkIn(receipt, '/seguiment'));
  await page.getByText('Bon dia. Hi enviem la brigada.').waitFor();
  await page.getByLabel('Vol afegir-hi alguna cosa?').fill('Gràcies, ja no surt.');
  await page.getByRole('button', { name: 'Envia el missatge' }).click();
  await desk.getByText('Gràcies, ja no surt.').last().waitFor();

  await answer().fill('La fuita està reparada.');
  await desk.getByRole('button', { name: 'Més maneres d’enviar' }).click();
  await desk.getByText('Envia i resol').click();
  const resolved = await sentTo(demo, NURIA, 'resolved');
  expect(resolved.text).toContain('RESOLTA');
  expect(resolved.text).toContain('La fuita està reparada.');

  const survey = await sentTo(demo, NURIA, 'survey');
  await page.goto(linkIn(survey, '/valora'));
  await readLarge(page);
  await page.getByText('Molt bé', { exact: false }).first().click();
  await page.getByRole('button', { name: /Envia/ }).click();
  await page
    .getByText(/Gràcies/)
    .first()
    .waitFor();
  expect(await policyReports('website')).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('a mail becomes a ticket in its own language, and the answer to our reply joins it', async () => {
  const mail = nodemailer.createTransport({ ...demo.smtp, secure: false, ignoreTLS: true });
  await mail.sendMail({
    from: `Andrés Gil <${ANDRES}>`,
    to: demo.mailbox,
    subject: 'Factura muy alta',
    text: 'Buenos días: la última factura es el doble que la anterior. ¿Pueden revisarla, por favor?',
  });
  const receipt = await sentTo(demo, ANDRES, 'receipt_unverified');
  expect(receipt.text).not.toContain('doble');
  await desk.getByText('Factura muy alta').first().click();
  await answer().fill('Buenos días, Andrés. La revisamos hoy.');
  await desk.getByRole('button', { name: 'Envia la resposta' }).click();
  const reply = await sentTo(demo, ANDRES, 'reply');
  expect(reply.text).toContain('EN TRÁMITE');

  const header = (name: string) => reply.headers[name] ?? reply.headers[name.toLowerCase()] ?? '';
  await mail.sendMail({
    from: `Andrés Gil <${ANDRES}>`,
    to: header('Reply-To'),
    subject: `Re: ${reply.subject}`,
    inReplyTo: header('Message-ID'),
    references: header('Message-ID'),
    text: `Muchas gracias, quedo a la espera.\n\nEl lun, 23 nov 2026, Aigües de Mataró escribió:\n> La revisamos hoy.`,
  });
  mail.close();
  await desk.getByText('Muchas gracias, quedo a la espera.').last().waitFor();
  await desk.getByText('Mostra el text citat').first().waitFor();
});

test('a signed-in customer sees their own enquiries in the Oficina Virtual', async () => {
  const page = await browser.newPage({ locale: 'ca-ES' });
  await page.goto(`${origin('oficinaVirtual')}/consultes/nova`);
  await page.getByRole('button').first().click();
  await page.goto(`${origin('oficinaVirtual')}/consultes/nova`);
  await page.getByText('Una pregunta o un tràmit').click();
  await page.getByLabel('Resumeixi-ho en una frase').fill('Canvi de compte bancari');
  await page.getByLabel('Expliqui’ns-ho amb les seves paraules').fill('Vull canviar el compte.');
  await page.waitForTimeout(3_000);
  for (const name of ['Continua', 'Envia la consulta']) {
    const button = page.getByRole('button', { name });
    if (await button.isVisible()) await button.click();
  }
  await page.getByText('Hem rebut la seva consulta').waitFor();
  await page.goto(`${origin('oficinaVirtual')}/consultes`);
  await page.getByText('Canvi de compte bancari').waitFor();
  expect(await policyReports('oficinaVirtual')).toEqual([]);
  await desk.getByText('Canvi de compte bancari').first().waitFor();
});

test('the desk signs in inside the webphone through its pop-up', async () => {
  const context = await browser.newContext({ locale: 'ca-ES', viewport: { width: 420, height: 800 } });
  const page = await context.newPage();
  await page.goto(origin('webphone'));
  const [popUp] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator('sinia-agent-panel').getByRole('button').first().click(),
  ]);
  await enterDesk(popUp, personOf(demo.staff, 'supervisor'));
  await page.locator('sinia-agent-panel').getByText('Per resoldre').first().waitFor();
  await page.locator('sinia-agent-panel').getByText('Canvi de compte bancari').first().waitFor();
  expect(await policyReports('webphone')).toEqual([]);
  await context.close();
});

/** As somebody does who has set their browser to letters of twice the size. */
const readLarge = (page: Page) =>
  page.evaluate(() => {
    const { style } = document.documentElement;
    style.fontSize = `${2 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
  });

function origin(name: string): string {
  return demo.sites.find((site) => site.name === name)?.origin ?? '';
}

/** What the host collected; asked by the browser, which alone knows names below `localhost`. */
async function policyReports(name: string): Promise<unknown> {
  const page = await browser.newPage();
  const answer = await page.goto(`${origin(name)}/csp-reports`);
  const reports: unknown = await answer?.json();
  await page.close();
  return reports;
}

/** Where the agent writes, whether the rich-text field has come already or not. */
const answer = () => desk.getByRole('textbox', { name: 'Resposta', exact: true });

async function signIn(demo: Demo, role: Demo['staff'][number]['role']): Promise<Page> {
  const page = await (
    await browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } })
  ).newPage();
  await page.goto(demo.consoleUrl);
  await enterDesk(page, personOf(demo.staff, role));
  await page.getByText('Per resoldre').first().waitFor();
  return page;
}
