import type { AddMessageBody } from '@sinia/contracts';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadAttachment } from '../../src/use-cases/attachments/upload-attachment.ts';
import { approveSender } from '../../src/use-cases/replies/approve-sender.ts';
import { forwardMessage } from '../../src/use-cases/replies/forward-message.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { listMessages } from '../../src/use-cases/tickets/list-messages.query.ts';
import { getTrackedTicket } from '../../src/use-cases/tracking/get-tracked-ticket.query.ts';
import { type House, INTEGRATION, mailText, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ verdict: 'pass' });
});
afterAll(() => house.close());

const anna = { name: 'Anna Serra', email: 'anna@correu.example' };
const context = () => house.as(house.agent);
const open = (more: object = {}) => house.open(INTEGRATION, anna, { body: 'PREGUNTA PRIVADA', ...more });
const reply = (id: string, body: string, copies: AddMessageBody['copies']) =>
  replyToTicket.execute(context(), {
    id,
    message: { body, visibility: 'public', ...(copies ? { copies } : {}) },
  });
const sentTo = async (reference: string, address: string) =>
  (await house.sent()).filter((one) => one.ticketReference === reference && one.to === address);
const messages = async (id: string) => (await listMessages.execute(context(), { id, limit: 50 })).data;

describe('in copy', () => {
  test('each gets that message and no more: no history, no link of the customer’s, no sight of secret copies', async () => {
    const { id, reference } = await open();
    await reply(id, 'Primera resposta, només per a l’Anna.', undefined);
    await house.settle();
    const copies = { cc: ['Pere@bufet.example', 'anna@correu.example'], bcc: ['arxiu@ajuntament.example'] };
    await reply(id, 'Hi anem demà.', copies);
    await house.settle();

    const [mine] = (await sentTo(reference, 'anna@correu.example')).slice(-1);
    const [open_] = await sentTo(reference, 'Pere@bufet.example');
    const [secret] = await sentTo(reference, 'arxiu@ajuntament.example');
    expect([mine?.kind, open_?.kind, secret?.kind]).toEqual(['reply', 'copy', 'copy']);
    for (const mail of [mine, open_, secret]) {
      expect(mail?.text).toContain('Hi anem demà.');
      expect(mail?.headers.To).toBe('anna@correu.example');
      expect(mail?.headers.Cc).toBe('Pere@bufet.example');
      expect(JSON.stringify([mail?.headers, mail?.text, mail?.html])).not.toContain('arxiu@');
    }
    for (const mail of [open_, secret]) {
      const whole = JSON.stringify(mail);
      expect(whole).not.toMatch(/PREGUNTA PRIVADA|Primera resposta|seguiment|References|In-Reply-To/);
    }
    expect(mine?.text).toContain('/seguiment');
    expect((await messages(id)).at(-1)?.copies).toEqual({
      ...{ to: ['anna@correu.example'], cc: ['Pere@bufet.example'], bcc: ['arxiu@ajuntament.example'] },
    });
  });

  test('not even a text that asks for the customer’s link gets it', async () => {
    const { db } = house.world;
    const text = '{{ answer }} {{ link }}{{ surveyLink }}';
    const wording = { kind: 'copy', language: 'ca', subject: 'Còpia', text } as const;
    await db
      .insert(schema.noticeTemplates)
      .values({ ...wording, version: 1, updatedBy: house.agent.id, updatedAt: new Date() });
    const { id, reference } = await open();
    await reply(id, 'Hola', { cc: ['pere@bufet.example'] });
    await house.settle();
    const [copy] = await sentTo(reference, 'pere@bufet.example');
    expect(copy?.subject).toBe('Còpia');
    expect(copy?.text).not.toMatch(/seguiment|valora/);
    await db.delete(schema.noticeTemplates);
  });

  test('the customer’s own page says nothing of copies', async () => {
    const { id, reference } = await open();
    await reply(id, 'Hola', { cc: ['x@bufet.example'], bcc: ['y@bufet.example'] });
    const link = { kind: 'link', id: 'tok_1', name: 'Anna', ticketId: id } as const;
    const thread = await getTrackedTicket.execute(house.as(link), { reference });
    expect(JSON.stringify(thread)).not.toContain('bufet');
  });

  test('whoever was in copy may answer, and waits for an agent’s eye until one lets them in', async () => {
    const { id, reference } = await open();
    await reply(id, 'Hola', { cc: ['pere@bufet.example'] });
    await house.settle();
    const [copy] = await sentTo(reference, 'pere@bufet.example');
    const answer = (body: string) =>
      house.receive(mailText({ from: 'Pere <pere@bufet.example>', body }), copy?.headers['Reply-To'] ?? '');
    expect(await answer('Jo també.')).toMatchObject({ outcome: 'token_from_unknown_sender', ticketId: id });
    const held = (await messages(id)).at(-1);
    expect(held).toMatchObject({ visibility: 'internal', trust: 'new_person' });
    await approveSender.execute(context(), { id, messageId: held?.id ?? '' });
    expect(await answer('I ara?')).toMatchObject({ outcome: 'token_verified', ticketId: id });
    expect((await messages(id)).at(-1)).toMatchObject({
      visibility: 'public',
      body: expect.stringContaining('I ara?'),
    });
  });

  test('a copy that bounces or comes later moves nothing of the customer’s thread', async () => {
    const { id, reference } = await open();
    await reply(id, 'Una', { cc: ['pere@bufet.example'] });
    await house.settle();
    const [first] = await sentTo(reference, 'pere@bufet.example');
    await reply(id, 'Dues', undefined);
    await house.settle();
    const last = (await sentTo(reference, 'anna@correu.example')).at(-1);
    expect(last?.headers.References).not.toContain(first?.headers['Message-ID']);
  });

  test('where the answer goes by SMS the copy still goes by mail', async () => {
    const { id, reference } = await house.open(INTEGRATION, { name: 'Eva', phone: '600 111 222' });
    await reply(id, 'Hola', { cc: ['pere@bufet.example'] });
    await house.settle();
    const [copy] = await sentTo(reference, 'pere@bufet.example');
    expect(copy?.headers.To).toBe('pere@bufet.example');
  });

  test('whom a customer wrote to beside us is kept, our signed address is not', async () => {
    const { id, reference } = await open();
    await house.settle();
    const [receipt] = await sentTo(reference, 'anna@correu.example');
    const ours = receipt?.headers['Reply-To'] ?? '';
    await house.receive(
      mailText({
        from: 'Anna Serra <anna@correu.example>',
        headers: [`Cc: Gestor <gestor@bufet.example>, ${ours}`],
      }),
      ours,
    );
    expect((await messages(id)).at(-1)?.copies).toEqual({ to: [], cc: ['gestor@bufet.example'], bcc: [] });
  });

  test('the receipt of a mail to many goes to its sender alone, and names nobody else', async () => {
    const from = 'Anna Serra <anna@correu.example>';
    const headers = ['To: vei@bufet.example', 'Cc: Gestor <gestor@bufet.example>'];
    const before = (await house.sent()).length;
    await house.receive(mailText({ from, headers }), house.identity.mailbox);
    await house.settle();
    const [receipt, ...more] = (await house.sent()).slice(before);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ kind: 'receipt', to: 'anna@correu.example' });
    expect(receipt?.headers.To).toBe('anna@correu.example');
    expect(receipt?.headers.Cc).toBeUndefined();
  });
});

describe('forwarded', () => {
  async function withFiles() {
    const files = await Promise.all(
      ['foto.jpg', 'secret.jpg'].map((name) =>
        uploadAttachment(house.as(INTEGRATION), { name, bytes: new Uint8Array([0xff, 0xd8, 0xff, 1]) }),
      ),
    );
    const { id, reference } = await open({ attachmentIds: files.map((file) => file.id) });
    const [original] = await messages(id);
    return { id, reference, original: original!, files };
  }

  test('the third party gets the message and the chosen files; the customer nothing, and sees nothing', async () => {
    const { id, reference, original, files } = await withFiles();
    await house.settle();
    const before = (await sentTo(reference, 'anna@correu.example')).length;
    await forwardMessage.execute(context(), {
      ...{ id, messageId: original.id, to: ['obra@tercer.example'], body: 'Podeu anar-hi?' },
      attachmentIds: [files[0]?.id ?? ''],
    });
    await house.settle();
    const [mail] = await sentTo(reference, 'obra@tercer.example');
    expect(mail).toMatchObject({ kind: 'forward', attachments: [{ fileName: 'foto.jpg' }] });
    expect(mail?.text).toMatch(/Podeu anar-hi\?[\s\S]*Missatge reenviat[\s\S]*PREGUNTA PRIVADA/);
    expect(mail?.text).not.toContain('/seguiment');
    expect(await sentTo(reference, 'anna@correu.example')).toHaveLength(before);
    expect((await messages(id)).at(-1)).toMatchObject({
      ...{ visibility: 'internal', forwardedTo: ['obra@tercer.example'] },
      deliveries: [{ kind: 'forward', status: 'sent' }],
    });
    const link = { kind: 'link', id: 'tok_1', name: 'Anna', ticketId: id } as const;
    const thread = await getTrackedTicket.execute(house.as(link), { reference });
    expect(thread.messages).toHaveLength(1);
  });

  test('the answer comes back as an internal message, and changes nothing', async () => {
    const { id, reference, original } = await withFiles();
    const asked = { id, messageId: original.id, to: ['obra@tercer.example'], body: 'Podeu anar-hi?' };
    await forwardMessage.execute(context(), asked);
    await house.settle();
    const [mail] = await sentTo(reference, 'obra@tercer.example');
    const answer = mailText({ from: 'Obra <obra@tercer.example>', body: 'Hi anem dilluns.' });
    await house.receive(answer, mail?.headers['Reply-To'] ?? '');
    expect((await messages(id)).at(-1)).toMatchObject({
      ...{ visibility: 'internal', author: { address: 'obra@tercer.example' } },
      body: expect.stringContaining('Hi anem dilluns.'),
    });
    const [row] = await house.world.db.select().from(schema.tickets).where(eq(schema.tickets.id, id));
    expect(row?.status).toBe('new');
  });

  test('a message or a file of another ticket is none', async () => {
    const [one, other] = await Promise.all([withFiles(), withFiles()]);
    const to = ['obra@tercer.example'];
    await expect(
      forwardMessage.execute(context(), { id: one.id, messageId: other.original.id, to, body: 'x' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      forwardMessage.execute(context(), {
        ...{ id: one.id, messageId: one.original.id, to, body: 'x' },
        attachmentIds: [other.files[0]?.id ?? ''],
      }),
    ).rejects.toMatchObject({ code: 'attachment_unknown' });
  });
});
