import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { scanFiles } from '../../src/jobs/scan-files.ts';
import { signFileLink } from '../../src/use-cases/attachments/file-link.ts';
import { getAttachmentLink } from '../../src/use-cases/attachments/get-attachment-link.query.ts';
import { uploadAttachment } from '../../src/use-cases/attachments/upload-attachment.ts';
import { listIntegrations } from '../../src/use-cases/integrations/list-integrations.query.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { listMessages } from '../../src/use-cases/tickets/list-messages.query.ts';
import { EICAR, type FakeClamd, startFakeClamd } from '../fake-clamd.ts';
import { mailText } from '../follow/house.ts';
import { ORIGIN, PUBLISHABLE_KEY } from '../rest/door.ts';
import { openWhatsAppHouse, type WhatsAppHouse } from './channel-house.ts';

let house: WhatsAppHouse;
let clamd: FakeClamd;

beforeAll(async () => {
  clamd = await startFakeClamd();
  house = await openWhatsAppHouse();
  Object.assign(house.world.settings, { clamd: clamd.where });
  await house.world.db.insert(schema.sites).values({
    ...{ id: newId('sit', Date.now(), house.world.random(16)), name: 'website', channel: 'web' },
    ...{ origins: [ORIGIN], publishableKey: PUBLISHABLE_KEY, identitySecrets: [] },
    createdAt: house.world.clock(),
  });
});
afterAll(async () => {
  await house.close();
  await clamd.close();
});
beforeEach(() => {
  Object.assign(clamd.conditions, { down: false, takesLittle: false, silent: false });
  Object.assign(house.world.settings, { clamd: clamd.where });
});

const latest = async () => (await house.tickets()).at(-1)!;

async function byMail(content: string) {
  const files = { headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'] };
  const body = [
    ...['--b', 'Content-Type: text/plain', '', 'Bon dia, hi adjunto la factura.', ''],
    ...['--b', 'Content-Type: text/plain; name=factura.txt'],
    ...['Content-Disposition: attachment; filename=factura.txt', 'Content-Transfer-Encoding: base64', ''],
    ...[Buffer.from(content).toString('base64'), '', '--b--'],
  ];
  await house.receive(mailText({ ...files, body: body.join('\n') }));
}

async function byWhatsApp(content: string) {
  const id = house.whatsapp.media.add(Buffer.from(content), 'text/plain');
  const document = { id, mime_type: 'text/plain', filename: 'factura.txt' };
  house.whatsapp.write({ phone: '34600111999', name: 'Ana' }, { type: 'document', document });
  await house.quiet();
}

const headers = { Authorization: `Bearer ${PUBLISHABLE_KEY}`, Origin: ORIGIN };

async function byForm(content: string) {
  const form = new FormData();
  form.set('file', new File([content], 'factura.txt'));
  const uploaded = await house.request('/v1/attachments', { method: 'POST', headers, body: form });
  const { id } = (await uploaded.json()) as { id: string };
  const answer = await house.request('/v1/tickets', {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ subject: 'Factura', body: 'Hi adjunto la factura.', attachmentIds: [id] }),
  });
  expect(answer.status).toBe(201);
}

const fileOf = async (ticketId: string) => {
  const rows = await house.world.db
    .select()
    .from(schema.attachments)
    .where(eq(schema.attachments.ticketId, ticketId));
  return rows[0]!;
};
const asAgent = () => house.as(house.agent);
const link = (id: string) => getAttachmentLink.execute(asAgent(), { id });
/** What the files' own origin says to a link that holds. */
const fetched = async (id: string) => {
  const { pathname, search, host } = new URL(signFileLink(asAgent(), id).url);
  return (await house.request(pathname + search, { headers: { Host: host } })).status;
};
const shownIn = async (ticketId: string) => {
  const { data } = await listMessages.execute(asAgent(), { id: ticketId, limit: 50 });
  return data.flatMap(({ attachments }) => attachments.map(({ fileName, held }) => [fileName, held ?? null]));
};
const scanned = async () => {
  while (await scanFiles(house.world));
};
const scanner = async () =>
  (await listIntegrations.execute(house.as({ ...house.agent, role: 'admin' }), {})).find(
    ({ id }) => id === 'clamav',
  );

test.each([
  ['mail', byMail],
  ['WhatsApp', byWhatsApp],
  ['a form', byForm],
])('by %s: nobody gets a file before it was looked through', async (_name, comes) => {
  await comes('Total: 12,50 €');
  const { id: ticketId } = await latest();
  const { id } = await fileOf(ticketId);
  await expect(link(id)).rejects.toMatchObject({ code: 'attachment_being_checked' });
  expect(await fetched(id)).toBe(404);
  expect(await shownIn(ticketId)).toEqual([['factura.txt', { why: 'being_checked', virus: null }]]);
  await scanned();
  expect(await shownIn(ticketId)).toEqual([['factura.txt', null]]);
  await expect(link(id)).resolves.toMatchObject({ url: expect.any(String) });
  expect(await fetched(id)).toBe(200);
});

test.each([
  ['mail', byMail],
  ['WhatsApp', byWhatsApp],
  ['a form', byForm],
])('by %s: one with a virus is retained, by its name; the message is there', async (_name, comes) => {
  await comes(EICAR);
  await scanned();
  const { id: ticketId } = await latest();
  const { id } = await fileOf(ticketId);
  expect(await shownIn(ticketId)).toEqual([['factura.txt', { why: 'virus', virus: 'Eicar-Test-Signature' }]]);
  await expect(link(id)).rejects.toMatchObject({ code: 'attachment_retained' });
  expect(await fetched(id)).toBe(404);
  expect(await house.messagesOf(ticketId)).toHaveLength(1);
});

test('while the scanner is down files wait, and the health says so; then they are looked at', async () => {
  clamd.conditions.down = true;
  await byMail('Total: 3 €');
  const { id: ticketId } = await latest();
  const { id } = await fileOf(ticketId);
  await scanned();
  expect(await scanner()).toMatchObject({
    health: 'failing',
    failures: 1,
    lastFailure: { code: 'unreachable' },
  });
  await expect(link(id)).rejects.toMatchObject({ code: 'attachment_being_checked' });
  clamd.conditions.down = false;
  await scanned();
  await expect(link(id)).rejects.toMatchObject({ code: 'attachment_being_checked' });
  house.world.advance(60_000);
  await scanned();
  await expect(link(id)).resolves.toBeDefined();
  expect(await scanner()).toMatchObject({ health: 'well', failures: 0, lastSyncAt: expect.any(String) });
});

test('one that the scanner does not take harms no other', async () => {
  await byMail('x');
  const first = await fileOf((await latest()).id);
  clamd.conditions.takesLittle = true;
  await scanned();
  clamd.conditions.takesLittle = false;
  await byMail('y');
  const second = await fileOf((await latest()).id);
  await scanned();
  await expect(link(second.id)).resolves.toBeDefined();
  await expect(link(first.id)).rejects.toMatchObject({ code: 'attachment_being_checked' });
  expect(await scanner()).toMatchObject({ health: 'failing', lastFailure: { code: 'fault' } });
  house.world.advance(60_000);
  await scanned();
  await expect(link(first.id)).resolves.toBeDefined();
});

test('one that the scanner fails at again and again is tried ever less often', async () => {
  clamd.conditions.takesLittle = true;
  await byMail('z');
  const { id: ticketId } = await latest();
  const pause = async () => {
    const before = house.world.clock().getTime();
    await scanned();
    return (await fileOf(ticketId)).scanDueAt!.getTime() - before;
  };
  const first = await pause();
  house.world.advance(300_000);
  const second = await pause();
  house.world.advance(3_600_000);
  expect([first < 60_000, second > 240_000, (await pause()) < 1_000_000]).toEqual([true, true, true]);
  clamd.conditions.takesLittle = false;
  house.world.advance(3_600_000);
  await scanned();
});

async function answerWith(content: string) {
  await byMail('Total: 1 €');
  const { id } = await latest();
  const file = await uploadAttachment(asAgent(), { name: 'carta.txt', bytes: Buffer.from(content) });
  const message = { body: 'Hi trobarà la carta.', visibility: 'public' as const, attachmentIds: [file.id] };
  await replyToTicket.execute(asAgent(), { id, message });
  await house.settle();
  const reply = async () => (await house.deliveriesOf(id)).find(({ kind }) => kind === 'reply');
  expect(await reply()).toMatchObject({ status: 'queued', reason: 'attachment_being_checked' });
  await scanned();
  house.world.advance(60_000);
  await house.settle();
  return reply();
}

test('an answer waits until its file was looked through', async () => {
  expect(await answerWith('Benvolguda,')).toMatchObject({ status: 'sent' });
});

test('an answer with a virus does not leave, and says why', async () => {
  expect(await answerWith(EICAR)).toMatchObject({ status: 'failed', reason: 'attachment_retained' });
});

test('where there is no scanner nothing is looked at; what waits is let go on purpose only', async () => {
  await byMail('Total: 7 €');
  const waiting = await fileOf((await latest()).id);
  Object.assign(house.world.settings, { clamd: undefined });
  await scanned();
  await expect(link(waiting.id)).rejects.toThrow();
  Object.assign(house.world.settings, { clamd: null });
  await scanned();
  await expect(link(waiting.id)).resolves.toBeDefined();
  const before = clamd.scanned();
  await byMail('Total: 8 €');
  await scanned();
  await expect(link((await fileOf((await latest()).id)).id)).resolves.toBeDefined();
  expect(clamd.scanned()).toBe(before);
  expect(await scanner()).toMatchObject({ health: 'not_connected' });
});
