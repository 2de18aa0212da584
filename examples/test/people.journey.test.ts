import { enterDesk, openBrowser, personOf } from '@sinia/launcher';
import nodemailer from 'nodemailer';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const JOANA = 'joana.journey@example.cat';
const EARLIER = 'Comptador que no gira';
const MAILED = 'Encara espero resposta';

interface Card {
  readonly id: string;
  readonly name: string;
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
}

const demo = inject('demo');
let browser: Browser;
let desk: Page;
let joana: Card;

beforeAll(async () => {
  browser = await openBrowser();
  joana = await rest<Card>('POST', '/v1/contacts', {
    name: 'Joana Journey Vila',
    identities: [
      { kind: 'email', value: JOANA },
      { kind: 'phone', value: '+34 611 222 333' },
    ],
  });
  await rest('POST', '/v1/tickets', {
    ...{ subject: EARLIER, body: 'El comptador no gira des de dilluns.', language: 'ca' },
    requester: { name: joana.name, email: JOANA },
  });
  const context = await browser.newContext({ locale: 'ca-ES', viewport: { width: 1440, height: 900 } });
  desk = await context.newPage();
  await desk.goto(demo.consoleUrl);
  await enterDesk(desk, personOf(demo.staff, 'agent'));
  await desk.getByRole('heading', { name: 'Per resoldre' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
});

test('a mail of a known customer: who it is and what they asked before, in one screen', async () => {
  const mail = nodemailer.createTransport({ ...demo.smtp, secure: false, ignoreTLS: true });
  const text = 'Bon dia. Encara espero que em digueu alguna cosa.';
  await mail.sendMail({ from: `Joana <${JOANA}>`, to: demo.mailbox, subject: MAILED, text });
  mail.close();
  await desk.getByText(MAILED).first().click();
  const pane = desk.getByRole('complementary', { name: 'Detalls' });
  const customer = pane.getByRole('region', { name: 'Client' });
  // The mail is not proven: she is offered, and the agent decides.
  await customer.getByRole('button', { name: `És ${joana.name}` }).click();
  await customer.getByText('Identificat').waitFor();
  await customer.getByText('611 222 333').waitFor();
  await customer.getByRole('button', { name: new RegExp(EARLIER) }).waitFor();
});

test('at the office: found, the document seen, asked where to be told, the key on the receipt', async () => {
  await desk.getByRole('navigation').getByRole('button', { name: 'Oficina' }).click();
  await desk.getByRole('combobox', { name: /telèfon, correu/ }).fill('joana journey');
  await desk.getByRole('option', { name: new RegExp(joana.name) }).click();
  await desk.getByLabel('Número del document que us ensenya').fill('00000031P');
  await desk.getByRole('button', { name: 'Document vist' }).click();
  await desk.getByText('document vist', { exact: true }).waitFor();
  await desk.getByLabel('Assumpte').fill('Canvi de titular');
  await desk.getByLabel('Què ens explica').fill('Vol posar el contracte a nom de la seva filla.');
  await desk.getByRole('button', { name: 'SMS' }).click();
  await desk.getByLabel('O bé escriviu-hi el nom').fill('Joana Journey');
  await desk.getByRole('button', { name: /fes el justificant/ }).click();
  const receipt = desk.getByRole('article', { name: 'Justificant de la consulta' });
  await receipt.getByText('Per SMS: 611 222 333').waitFor();
  const key = ((await receipt.locator('.receipt-key').textContent()) ?? '').replaceAll(' ', '');
  const { data } = await rest<{ data: { reference: string; channel: string }[] }>(
    'GET',
    `/v1/tickets?contactId=${joana.id}`,
  );
  expect(data.find(({ reference }) => reference === key)?.channel).toBe('counter');
  const { identities } = await rest<Card>('GET', `/v1/contacts/${joana.id}`);
  expect(identities).toContainEqual(
    expect.objectContaining({ kind: 'documentId', verifiedHow: 'document_seen' }),
  );
});

test('two cards of one person become one, and two again', async () => {
  const twin = await rest<Card>('POST', '/v1/contacts', {
    name: 'Joana Journey',
    identities: [{ kind: 'phone', value: '+34 611 222 333' }],
  });
  await desk.getByRole('navigation').getByRole('button', { name: 'Clients' }).click();
  await desk.getByRole('combobox', { name: /telèfon, correu/ }).fill('611 222 333');
  await desk.getByRole('option', { name: new RegExp(`${joana.name}.*journey@`) }).click();
  await desk.getByRole('button', { name: 'Fusiona', exact: true }).click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^Joana Journey\b.*de 100/ })
    .click();
  await desk.getByRole('button', { name: 'Fusiona les fitxes' }).click();
  await desk.getByText('Ara són una sola fitxa.').waitFor();
  expect((await rest<Card>('GET', `/v1/contacts/${twin.id}`)).id).toBe(joana.id);
  await desk
    .getByRole('button', { name: /^Desfés/ })
    .first()
    .click();
  await desk.getByText(/Tornen a ser dues fitxes/).waitFor();
  expect((await rest<Card>('GET', `/v1/contacts/${twin.id}`)).name).toBe('Joana Journey');
});

async function rest<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${demo.baseUrl}${path}`, {
    method,
    headers: { Authorization: `Bearer ${demo.secretKey}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return answer.json() as Promise<Answer>;
}
