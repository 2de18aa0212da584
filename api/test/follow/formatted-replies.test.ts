import { MAIL_LIMITS } from '@sinia/channels/email';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTransports } from '../../src/outbox/transports/index.ts';
import type { OutgoingMessage } from '../../src/outbox/transports/transport.ts';
import { uploadAttachment } from '../../src/use-cases/attachments/upload-attachment.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { type House, INTEGRATION, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const context = () => house.as(house.agent);
const open = () => house.open(INTEGRATION, { name: 'Anna Serra', email: 'anna@correu.example' });
const upload = (name: string) => uploadAttachment(context(), { name, bytes: PNG });
const reply = (id: string, message: { body: string; html?: string; attachmentIds?: string[] }) =>
  replyToTicket.execute(context(), { id, message: { ...message, visibility: 'public' } });

/** What leaves by mail, as the transport gets it. */
async function leaving(): Promise<OutgoingMessage[]> {
  const kept: OutgoingMessage[] = [];
  const ways = createTransports(house.world, { smtpOut: undefined, sms: undefined });
  const email = {
    ...ways.email,
    send: (message: OutgoingMessage) => {
      kept.push(message);
      return ways.email.send(message);
    },
  };
  await house.settle({ transports: { ...ways, email } });
  return kept.filter((message) => message.kind === 'reply' || message.kind === 'in_progress');
}

test('what was formatted is cleaned as mail is, before it is kept', async () => {
  const { id } = await open();
  const html =
    '<p onclick="x()" style="position:fixed">Bon <strong>dia</strong><script>alert(1)</script></p>' +
    '<p><a href="javascript:alert(1)">mal</a> <img src="https://espia.example/p.gif"></p><form><input></form>';
  const kept = await reply(id, { body: 'Bon dia', html });
  expect(kept.html).toBe(
    '<p>Bon <strong>dia</strong></p><p><a>mal</a> <img data-src="https://espia.example/p.gif" /></p>',
  );
});

test('nested deeper than anybody writes, the plain text serves alone', async () => {
  const { id } = await open();
  const { html, body } = await reply(id, { body: 'Bon dia', html: `${'<b>'.repeat(MAIL_LIMITS.depth)}x` });
  expect({ html, body }).toEqual({ html: null, body: 'Bon dia' });
});

test('the mail carries the formatting in one part and the plain words in the other, pictures in their place', async () => {
  await house.settle();
  const { id } = await open();
  const shown = await upload('captura.png');
  const beside = await upload('plànol.png');
  const body = 'Miri això:\n\n[captura.png]\n\nPagament <https://paga.example>';
  const html =
    `<p>Miri <em>això</em>:</p><p><img src="cid:${shown.id}" alt="captura.png"></p>` +
    '<blockquote><p>dit</p></blockquote><p><a href="https://paga.example">Pagament</a></p>';
  await reply(id, { body, html, attachmentIds: [shown.id, beside.id] });
  const files = await house.world.db
    .select()
    .from(schema.attachments)
    .where(eq(schema.attachments.ticketId, id))
    .orderBy(schema.attachments.fileName);
  expect(files.map(({ fileName, inline, contentId }) => ({ fileName, inline, contentId }))).toEqual([
    { fileName: 'captura.png', inline: true, contentId: shown.id },
    { fileName: 'plànol.png', inline: false, contentId: null },
  ]);

  const [mail] = (await leaving()).filter((message) => message.files.length > 0);
  expect(mail?.text).toContain(body);
  expect(mail?.text).not.toContain('<em>');
  expect(mail?.html).toContain('Miri <em>això</em>:');
  expect(mail?.html).toContain(`src="cid:${shown.id}"`);
  expect(mail?.html).toMatch(/<blockquote style="[^"]+"><p style="[^"]+">dit<\/p>/);
  expect(mail?.html).toContain('href="https://paga.example"');
  expect(mail?.html).not.toContain('[captura.png]');
  // What stands around the answer is the notice's.
  expect(mail?.html).toContain(`href="http://127.0.0.1:8787/seguiment`);
  expect(mail?.files.map(({ fileName, contentId }) => [fileName, contentId]).toSorted()).toEqual([
    ['captura.png', shown.id],
    ['plànol.png', undefined],
  ]);
});

test('without formatting the HTML part is made of the text, as ever', async () => {
  const { id } = await open();
  await reply(id, { body: 'Hi anem <ara>.' });
  const mail = (await leaving()).find((message) => message.text.includes('Hi anem'));
  expect(mail?.html).toContain('Hi anem &lt;ara&gt;.');
});
