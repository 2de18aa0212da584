import { GOOD_DAY } from '@sinia/channels/testing/providers';
import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readReplyWay } from '../../src/use-cases/channels/reply-way.query.ts';
import { sendTemplate } from '../../src/use-cases/channels/send-template.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { openWhatsAppHouse, TEMPLATES, WHATSAPP, type WhatsAppHouse } from './channel-house.ts';

const DAY_MS = 86_400_000;
let house: WhatsAppHouse;
let drawn = 600_000_000;

beforeAll(async () => {
  house = await openWhatsAppHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  Object.assign(house.whatsapp.conditions, GOOD_DAY);
});

/** A customer of one's own, with a telephone. */
function customer(name = 'Ana Serra') {
  drawn += 1;
  const phone = `34${drawn}`;
  const from = { phone, name };
  return {
    phone,
    screen: house.whatsapp.phoneOf(phone),
    says: (body: string, more: object = {}) =>
      house.whatsapp.write(from, { type: 'text', text: { body }, ...more }),
    sends: (message: { type: string; [part: string]: unknown }) => house.whatsapp.write(from, message),
    ticket: async () => {
      const rows = await house.tickets();
      return rows.filter((row) => row.requester.phone === `+${phone}`).at(-1)!;
    },
    texts: () => house.whatsapp.phoneOf(phone).lines.map(({ by, text }) => `${by}: ${text}`),
  };
}

const reply = (id: string, body: string, set?: object) =>
  replyToTicket.execute(house.as(house.agent), {
    id,
    message: { body, visibility: 'public', ...(set ? { set } : {}) },
  });

describe('a conversation', () => {
  test('a customer writes, gets the key there, is answered there, and is told of the resolution and asked', async () => {
    const ana = customer();
    ana.says('Bon dia, no surt aigua a casa des d’ahir i voldria saber què passa');
    await house.quiet();
    const ticket = await ana.ticket();
    expect(ticket).toMatchObject({
      ...{ channel: 'whatsapp', status: 'new', language: 'ca', requesterVerified: true },
      subject: 'Bon dia, no surt aigua a casa des d’ahir i voldria saber què passa',
      requester: { name: 'Ana Serra', phone: `+${ana.phone}` },
      noticeRoute: { channel: 'whatsapp', address: `+${ana.phone}` },
    });
    const [, receipt] = ana.screen.lines;
    expect(receipt?.text).toContain(`Clau: ${ticket.reference.replace(/(\d{4})(?=\d)/g, '$1 ')}`);
    expect(receipt?.text).toContain('Estat: OBERTA');

    await reply(ticket.id, 'Estem reparant una fuita. A les 12 tindrà aigua.');
    await house.quiet();
    expect(ana.texts().at(-1)).toBe('us: Estem reparant una fuita. A les 12 tindrà aigua.');

    ana.says('Gràcies!');
    await house.quiet();
    expect(await house.messagesOf(ticket.id)).toHaveLength(3);

    await reply(ticket.id, 'Ja està arreglat.', { status: 'solved' });
    await house.quiet();
    const last = ana.screen.lines.slice(-2).map(({ text }) => text);
    expect(last[0]).toMatch(/^Ja està arreglat\.\n\nLa seva consulta .* està RESOLTA\./);
    expect(last[1]).toContain('/valora#');
    expect(await house.tickets()).toHaveLength(1);
  });

  test('statuses move the delivery forward, up to read', async () => {
    const ana = customer();
    ana.says('Hola');
    await house.quiet();
    const { id } = await ana.ticket();
    expect(await house.deliveriesOf(id)).toMatchObject([{ kind: 'receipt', status: 'delivered' }]);
    house.whatsapp.read(ana.phone);
    await house.quiet();
    const [receipt] = await house.deliveriesOf(id);
    expect(receipt).toMatchObject({ status: 'read' });
    expect(receipt?.deliveredAt).toBeInstanceOf(Date);
    expect(receipt?.readAt).toBeInstanceOf(Date);
  });

  test('a new matter after a resolution long ago is a ticket that follows', async () => {
    const ana = customer();
    ana.says('Primera');
    await house.quiet();
    const first = await ana.ticket();
    await reply(first.id, 'Fet.', { status: 'solved' });
    await house.quiet();
    house.world.advance(4 * DAY_MS);
    ana.says('Una altra cosa');
    await house.quiet();
    const second = await ana.ticket();
    expect(second).toMatchObject({ follows: first.id, status: 'new' });
  });

  test('an answer to a certain message goes where that one is', async () => {
    const ana = customer();
    ana.says('Primera');
    await house.quiet();
    const first = await ana.ticket();
    await reply(first.id, 'Fet.', { status: 'solved' });
    await house.quiet();
    house.world.advance(4 * DAY_MS);
    ana.says('Una altra cosa');
    await house.quiet();
    const [part] = await house.world.db
      .select()
      .from(schema.deliveryParts)
      .innerJoin(schema.deliveries, eq(schema.deliveries.id, schema.deliveryParts.deliveryId))
      .where(eq(schema.deliveries.ticketId, first.id));
    const [opening] = await house.messagesOf(first.id);
    const [known] = await house.world.db
      .select()
      .from(schema.providerMessages)
      .where(eq(schema.providerMessages.messageId, opening!.id));
    ana.says('Això encara no va', { context: { id: known!.providerId } });
    await house.quiet();
    expect(part).toBeDefined();
    const bodies = (await house.messagesOf(first.id)).map(({ body }) => body);
    expect(bodies).toContain('Això encara no va');
    expect((await house.tickets()).find(({ id }) => id === first.id)?.status).toBe('open');
  });

  test('files come after the words, and leave with them', async () => {
    const ana = customer();
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const id = house.whatsapp.media.add(png, 'image/jpeg');
    ana.sends({ type: 'image', image: { id, mime_type: 'image/jpeg', caption: 'La fuita' } });
    await house.quiet();
    const ticket = await ana.ticket();
    const files = await house.world.db
      .select()
      .from(schema.attachments)
      .where(eq(schema.attachments.ticketId, ticket.id));
    expect(files).toMatchObject([{ fileName: 'image.png', mediaType: 'image/png', size: png.byteLength }]);
    expect(Buffer.from(await house.world.files.get(files[0]!.id))).toEqual(png);
  });

  test('what is taken back leaves nothing behind', async () => {
    const ana = customer();
    const id = ana.says('El meu DNI és 12345678Z');
    await house.quiet();
    const ticket = await ana.ticket();
    ana.sends({ type: 'revoke', revoke: { original_message_id: id } });
    await house.quiet();
    const [message] = await house.messagesOf(ticket.id);
    expect(message).toMatchObject({ body: '', erasedAt: expect.any(Date) });
    const dump = JSON.stringify([
      await house.world.db.select().from(schema.tickets).where(eq(schema.tickets.id, ticket.id)),
      await house.world.db.select().from(schema.channelEvents),
      (await house.world.db.select().from(schema.inboundEnvelopes)).map(({ raw }) =>
        Buffer.from(raw).toString(),
      ),
      await house.world.db
        .select()
        .from(schema.ticketSearch)
        .where(eq(schema.ticketSearch.ticketId, ticket.id)),
      await house.world.db.select().from(schema.events).where(eq(schema.events.ticketId, ticket.id)),
    ]);
    expect(dump).not.toMatch(/12345678/i);
  });

  test('what is edited is shown as it is now, and the first words are kept for whoever asks', async () => {
    const ana = customer();
    const id = ana.says('Carrer Vell 1');
    await house.quiet();
    ana.sends({
      type: 'edit',
      edit: { original_message_id: id, message: { type: 'text', text: { body: 'Carrer Nou 12' } } },
    });
    await house.quiet();
    const [message] = await house.messagesOf((await ana.ticket()).id);
    expect(message).toMatchObject({ body: 'Carrer Nou 12', originalBody: 'Carrer Vell 1' });
  });

  test('a thumb up is shown and opens nothing', async () => {
    const ana = customer();
    const id = ana.says('Hola');
    await house.quiet();
    ana.sends({ type: 'reaction', reaction: { message_id: id, emoji: '👍' } });
    await house.quiet();
    const [message, ...more] = await house.messagesOf((await ana.ticket()).id);
    expect(message?.reactions).toEqual([{ by: 'customer', emoji: '👍' }]);
    expect(more).toEqual([]);
  });

  test('whoever changes their number stays the same person', async () => {
    const ana = customer();
    ana.says('Hola');
    await house.quiet();
    drawn += 1;
    const next = `34${drawn}`;
    ana.sends({ type: 'system', system: { type: 'user_changed_number', wa_id: next, body: 'changed' } });
    await house.quiet();
    house.whatsapp.write({ phone: next, name: 'Ana Serra' }, { type: 'text', text: { body: 'Sóc jo' } });
    await house.quiet();
    expect((await house.messagesOf((await ana.ticket()).id)).map(({ body }) => body)).toEqual([
      'Hola',
      'Sóc jo',
    ]);
    const { id } = await ana.ticket();
    await reply(id, 'Ja la veig.');
    await house.quiet();
    expect(house.whatsapp.phoneOf(next).lines.at(-1)?.text).toBe('Ja la veig.');
  });
});

describe('at least once, in no order', () => {
  test('duplicates and several in one request, the last first', async () => {
    const ana = customer();
    Object.assign(house.whatsapp.conditions, { copies: 3, batch: true });
    for (const word of ['u', 'dos', 'tres']) ana.says(word);
    await house.quiet();
    const { id } = await ana.ticket();
    expect((await house.messagesOf(id)).map(({ body }) => body)).toEqual(['u', 'dos', 'tres']);
    expect(await house.deliveriesOf(id)).toHaveLength(1);
  });

  test('a status that comes before the answer to our request waits for it', async () => {
    const ana = customer();
    Object.assign(house.whatsapp.conditions, { withoutReceipts: true });
    ana.says('Hola');
    await house.quiet();
    const { id } = await ana.ticket();
    const [{ id: deliveryId } = { id: '' }] = await house.deliveriesOf(id);
    const [part] = await house.world.db
      .select()
      .from(schema.deliveryParts)
      .where(eq(schema.deliveryParts.deliveryId, deliveryId));
    await house.world.db
      .update(schema.deliveryParts)
      .set({ providerId: null })
      .where(eq(schema.deliveryParts.deliveryId, deliveryId));
    const status = {
      id: part!.providerId!,
      status: 'delivered',
      timestamp: String(Math.floor(Date.now() / 1_000)),
    };
    house.whatsapp.tell('messages', { statuses: [status] });
    await house.quiet();
    expect(await house.deliveriesOf(id)).toMatchObject([{ status: 'sent' }]);
    await house.world.db
      .update(schema.deliveryParts)
      .set({ providerId: part!.providerId })
      .where(eq(schema.deliveryParts.deliveryId, deliveryId));
    house.world.advance(60_000);
    await house.quiet();
    expect(await house.deliveriesOf(id)).toMatchObject([{ status: 'delivered' }]);
  });
});

describe('the door', () => {
  const path = `/v1/inbound/whatsapp/${WHATSAPP.id}`;

  test('the handshake is the bare challenge', async () => {
    const query = (token: string) => `?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`;
    const answer = await house.request(`${path}${query(WHATSAPP.verifyToken)}`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      ...[200, expect.stringContaining('text/plain'), '1158201444'],
    ]);
    expect((await house.request(`${path}${query('wrong')}`)).status).toBe(403);
    expect((await house.request(path)).status).toBe(403);
  });

  test.each([
    ['no signature', {}],
    ['an empty one', { 'x-hub-signature-256': '' }],
    ['a wrong one', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['one of another kind', { 'x-hub-signature': 'sha1=0' }],
  ])('%s is refused and nothing is kept', async (_name, headers) => {
    const before = await house.world.db.$count(schema.inboundEnvelopes);
    const answer = await house.request(path, {
      method: 'POST',
      body: '{"object":"x"}',
      headers: headers as Record<string, string>,
    });
    const { code } = (await answer.json()) as { code: string };
    expect([answer.status, code]).toEqual([401, 'signature_invalid']);
    expect(await house.world.db.$count(schema.inboundEnvelopes)).toBe(before);
  });

  test('an account that there is not is as missing as anything else', async () => {
    const answer = await house.request('/v1/inbound/whatsapp/cha_nothing', { method: 'POST', body: '{}' });
    expect(answer.status).toBe(404);
  });
});

describe('the window', () => {
  test('a closed window lets the approved text through, and says what is closed to a person’s words', async () => {
    const ana = customer();
    ana.says('Hola');
    await house.quiet();
    const { id } = await ana.ticket();
    house.world.advance(25 * 3_600_000);
    await reply(id, 'Ja ho hem mirat.');
    await house.quiet();
    const rows = await house.deliveriesOf(id);
    expect(rows.find(({ kind }) => kind === 'reply')).toMatchObject({
      status: 'failed',
      reason: 'window_closed',
    });
    expect((await ana.ticket()).trouble).toBe('delivery_failed');
  });
});

describe('an approved text', () => {
  const choose = { name: 'reprendre', language: 'ca', parameters: ['Ana', 'la fuita'] };

  beforeAll(async () => {
    const [, { body }] = TEMPLATES as readonly [unknown, (typeof TEMPLATES)[number]];
    await house.world.db.insert(schema.channelTemplates).values({
      ...{
        accountId: WHATSAPP.id,
        name: 'reprendre',
        language: 'ca',
        status: 'approved',
        category: 'UTILITY',
      },
      ...{ body, parameters: 2, updatedAt: house.world.clock() },
    });
  });

  test('is offered where the window has closed, and goes through it as the customer will read it', async () => {
    const ana = customer();
    ana.says('Hola');
    await house.quiet();
    const { id } = await ana.ticket();
    const asked = () => readReplyWay.execute(house.as(house.agent), { id });
    expect(await asked()).toMatchObject({ channel: 'whatsapp', window: 'open', obstacle: null });
    house.world.advance(25 * 3_600_000);
    expect(await asked()).toMatchObject({
      window: 'closed',
      templates: [{ name: 'reprendre', parameters: 2 }],
    });
    await sendTemplate.execute(house.as(house.agent), { id, ...choose });
    await house.quiet();
    const words = 'Hola Ana, tenim una resposta a la seva consulta la fuita.';
    expect(ana.texts().at(-1)).toContain(words);
    expect((await house.messagesOf(id)).at(-1)?.body).toContain(words);
    expect((await house.deliveriesOf(id)).at(-1)).toMatchObject({ kind: 'reply', status: 'delivered' });
  });

  test.each([
    [{ ...choose, parameters: ['Ana'] }, '/parameters'],
    [{ ...choose, name: 'inventat' }, '/name'],
  ])('%j is refused and nothing is written', async (wanted, pointer) => {
    const ana = customer();
    ana.says('Hola');
    await house.quiet();
    const { id } = await ana.ticket();
    await expect(sendTemplate.execute(house.as(house.agent), { id, ...wanted })).rejects.toMatchObject({
      code: 'invalid_body',
      fields: [{ pointer, code: 'invalid' }],
    });
    expect(await house.messagesOf(id)).toHaveLength(1);
  });
});

describe('a provider in trouble', () => {
  test('a lost answer is not sent again, and its status proves that it arrived', async () => {
    const ana = customer();
    ana.says('Hola');
    await house.quiet();
    const { id } = await ana.ticket();
    Object.assign(house.whatsapp.conditions, { losesAnswers: true });
    await reply(id, 'Un sol cop.');
    await house.quiet();
    house.world.advance(120_000);
    await house.quiet();
    expect(ana.texts().filter((text) => text === 'us: Un sol cop.')).toHaveLength(1);
    expect((await house.deliveriesOf(id)).find(({ kind }) => kind === 'reply')?.status).toBe('delivered');
  });

  test('throttled, down or with a token that has run out: it waits and leaves later', async () => {
    const ana = customer();
    ana.says('Hola');
    await house.quiet();
    const { id } = await ana.ticket();
    for (const trouble of ['throttles', 'tokenExpired'] as const) {
      Object.assign(house.whatsapp.conditions, { ...GOOD_DAY, [trouble]: true });
      await reply(id, `Durant ${trouble}`);
      await house.quiet();
      expect(ana.texts()).not.toContain(`us: Durant ${trouble}`);
      Object.assign(house.whatsapp.conditions, GOOD_DAY);
      house.world.advance(20 * 60_000);
      await house.quiet();
      expect(ana.texts()).toContain(`us: Durant ${trouble}`);
    }
  });
});
