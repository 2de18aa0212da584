import { enterDesk, openBrowser, personOf } from '@sinia/launcher';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { sentTo } from './outbox.ts';

const EVA = 'eva.journey@example.cat';
const SUBJECT = 'Sense aigua al tercer';

const demo = inject('demo');
let browser: Browser;
let mail: Transporter;
/** The agent and the supervisor, each in a browser of their own. */
let cristina: Page;
let lluis: Page;
let names: { cristina: string; lluis: string };

beforeAll(async () => {
  browser = await openBrowser();
  mail = nodemailer.createTransport({ ...demo.smtp, secure: false, ignoreTLS: true });
  await write({ to: demo.mailbox, text: 'Bon dia. Al tercer pis no surt aigua des d’ahir.' });
  await sentTo(demo, EVA, 'receipt_unverified');
  [cristina, lluis] = await Promise.all([signIn('agent'), signIn('supervisor')]);
  names = { cristina: await nameOf(cristina), lluis: await nameOf(lluis) };
  for (const desk of [cristina, lluis]) await desk.getByText(SUBJECT).first().click();
});
afterAll(async () => {
  mail?.close();
  await browser?.close();
});

test('each sees the other come, write and leave', async () => {
  await lluis.getByTitle(`${names.cristina} la té oberta`).first().waitFor();
  await cristina.getByTitle(`${names.lluis} la té oberta`).first().waitFor();
  await field(cristina).click();
  await cristina.keyboard.type('Bon dia, Eva. Ho mirem.');
  await lluis.getByText(`${names.cristina} hi escriu…`).waitFor();
  await lluis.getByText(`${names.cristina} hi escriu…`).waitFor({ state: 'detached', timeout: 15_000 });
  await lluis.getByTitle(`${names.cristina} la té oberta`).first().waitFor();
  await cristina.getByRole('button', { name: /Resoltes/ }).click();
  await cristina.keyboard.press('Escape');
  await cristina.keyboard.press('Escape');
  await lluis.getByTitle(`${names.cristina} la té oberta`).first().waitFor({ state: 'detached' });
  await cristina.getByRole('button', { name: /Per resoldre/ }).click();
  await cristina.getByText(SUBJECT).first().click();
});

test('the customer’s new words show above the editor while one writes, and what was written stays', async () => {
  const receipt = await sentTo(demo, EVA, 'receipt_unverified');
  await expect.poll(() => field(cristina).textContent()).toContain('Ho mirem.');
  await write({ to: receipt.headers['Reply-To'] ?? '', text: 'Ara ja en surt una mica.' });
  await cristina.getByText('El client ha escrit mentre redactàveu.').waitFor();
  await cristina.getByText('Ara ja en surt una mica.').last().waitFor();
  expect(await lluis.getByText('El client ha escrit mentre redactàveu.').count()).toBe(0);
  await cristina.getByRole('button', { name: 'Respon igualment' }).click();
  await cristina.getByText('El client ha escrit mentre redactàveu.').waitFor({ state: 'detached' });
  expect(await field(cristina).textContent()).toContain('Ho mirem.');
});

test('the second who saves sees what the first changed, by name, keeps the draft and decides', async () => {
  const saved = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await cristina.route('**/trpc/tickets.change*', async (route) => {
    asked.resolve();
    await saved.promise;
    await route.continue();
  });
  await cristina.getByLabel('Prioritat').selectOption('low');
  await asked.promise;
  await lluis.getByLabel('Prioritat').selectOption('urgent');
  await lluis.getByText('Prioritat: Normal → Urgent').first().waitFor();
  saved.resolve();
  await cristina.getByText(`${names.lluis} ha canviat la consulta mentre hi treballàveu.`).waitFor();
  await cristina.getByText('El que heu escrit es conserva.').waitFor();
  expect(await field(cristina).textContent()).toContain('Ho mirem.');
  expect(await cristina.getByLabel('Prioritat').inputValue()).toBe('urgent');
  await cristina.unroute('**/trpc/tickets.change*');
  await cristina.getByRole('button', { name: 'Aplica el meu igualment' }).click();
  await expect.poll(() => lluis.getByLabel('Prioritat').inputValue()).toBe('low');
});

test('a mention rings the bell at once; the reply’s way is told without a reload', async () => {
  await lluis.getByRole('button', { name: /Resoltes/ }).click();
  await lluis.keyboard.press('Escape');
  await cristina.getByRole('button', { name: 'Nota interna' }).click();
  await cristina.keyboard.type(`Ho mires, @${names.lluis.slice(0, 3)}`);
  await cristina.getByRole('listbox').getByText(names.lluis).waitFor();
  await cristina.keyboard.press('Enter');
  await cristina.getByRole('button', { name: 'Desa la nota' }).click();
  await lluis.getByRole('button', { name: /Avisos \d+ per llegir/ }).waitFor();
  await lluis.keyboard.press('b');
  await lluis.getByRole('button', { name: /Us han esmentat en una nota/ }).click();
  await lluis.getByText(`@${names.lluis}`).last().waitFor();
  await lluis.getByText(`${names.lluis} (vós)`).waitFor();

  await cristina.getByRole('button', { name: 'Resposta', exact: true }).click();
  await cristina.getByRole('button', { name: 'Envia la resposta' }).click();
  const sent = cristina.locator('.message[data-kind="ours"] .delivery[data-status="sent"]');
  await sent.getByText(EVA).waitFor({ timeout: 30_000 });
});

const field = (desk: Page) => desk.getByRole('textbox', { name: 'Resposta' });
const nameOf = async (desk: Page) => (await desk.locator('.navigation-me').getAttribute('title')) ?? '';

function write({ to, text }: { readonly to: string; readonly text: string }) {
  return mail.sendMail({ from: `Eva Soler <${EVA}>`, to, subject: SUBJECT, text });
}

async function signIn(role: 'agent' | 'supervisor'): Promise<Page> {
  const context = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(demo.consoleUrl);
  await enterDesk(page, personOf(demo.staff, role));
  await page.getByText('Per resoldre').first().waitFor();
  return page;
}
