import { schema } from '@sinia/database';
import { eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendTestMessage } from '../../src/use-cases/channels/send-test-message.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { type EveryChannel, type OnChannel, openEveryChannel, PAGED, PROFILE, X } from './every-channel.ts';

let house: EveryChannel;

beforeAll(async () => {
  house = await openEveryChannel();
});
afterAll(() => house.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const reply = (id: string, body: string, set?: object) =>
  replyToTicket.execute(house.as(house.agent), {
    id,
    message: { body, visibility: 'public', ...(set ? { set } : {}) },
  });
const texts = ({ screen }: OnChannel) => screen.lines.map(({ by, text }) => `${by}: ${text}`);
const latest = async () => (await house.tickets()).at(-1)!;

describe.each([
  ['messenger', 'messenger', 'Ana Serra', 'read'],
  ['instagram', 'instagram', 'Ana Serra', 'read'],
  ['paged', 'instagram', 'Ana Serra', 'read'],
  ['x', 'x', 'Ana Serra', 'read'],
  ['teams', 'teams', 'Ana Serra', 'sent'],
] as const)('%s', (where, channel, name, furthest) => {
  test('a customer asks, gets the key there, is answered there, and is told of the resolution and asked', async () => {
    const ana = house.somebodyOn[where]();
    await ana.says('Bon dia, no surt aigua a casa des d’ahir i voldria saber què passa');
    await house.quiet();
    const ticket = await latest();
    expect(ticket).toMatchObject({
      ...{ channel, status: 'new', language: 'ca', requester: { name }, noticeRoute: { channel } },
      subject: 'Bon dia, no surt aigua a casa des d’ahir i voldria saber què passa',
    });
    expect(texts(ana)[1]).toContain(`Clau: ${ticket.reference.replace(/(\d{4})(?=\d)/g, '$1 ')}`);

    await reply(ticket.id, 'Estem reparant una fuita. A les 12 tindrà aigua.');
    await house.quiet();
    expect(texts(ana).at(-1)).toBe('us: Estem reparant una fuita. A les 12 tindrà aigua.');
    ana.reads();
    await house.quiet();
    const sent = await house.deliveriesOf(ticket.id);
    expect(sent.find(({ kind }) => kind === 'reply')?.status).toBe(furthest);

    await ana.says('Gràcies!');
    await house.quiet();
    // Our own echoes are receipts: nothing of ours stands in the thread twice.
    expect((await house.messagesOf(ticket.id)).map(({ author }) => author)).toEqual([
      'customer',
      'agent',
      'customer',
    ]);
    await reply(ticket.id, 'Ja està arreglat.', { status: 'solved' });
    await house.quiet();
    const last = texts(ana).slice(-2);
    expect(last[0]).toMatch(/^us: Ja està arreglat\.\n\nLa seva consulta .* està RESOLTA\./);
    expect(last[1]).toContain('/valora#');
    expect(texts(ana).filter((text) => text.startsWith('us:'))).toHaveLength(4);
  });

  test('a picture lies with the message', async () => {
    const ana = house.somebodyOn[where]();
    await ana.sendsPicture(PNG);
    await house.quiet();
    const files = await house.world.db
      .select()
      .from(schema.attachments)
      .where(eq(schema.attachments.ticketId, (await latest()).id));
    expect(files).toMatchObject([{ mediaType: 'image/png', size: PNG.byteLength }]);
    expect(Buffer.from(await house.world.files.get(files[0]!.id))).toEqual(PNG);
  });

  test('the door refuses what is not signed, and keeps nothing of it', async () => {
    const accounts = await house.world.db.select().from(schema.channelAccounts);
    const { id } = accounts.find((one) => one.channel === channel)!;
    const before = await house.world.db.$count(schema.inboundEnvelopes);
    const answer = await house.request(`/v1/inbound/${channel}/${id}`, { method: 'POST', body: '{}' });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      401,
      'signature_invalid',
    ]);
    expect(await house.world.db.$count(schema.inboundEnvelopes)).toBe(before);
  });
});

describe.each([
  ['x', X.id],
  ['instagram', PROFILE.id],
  ['paged', PAGED.id],
] as const)('a test message by %s', (where, id) => {
  test.each([false, true])('comes back into no ticket (its answer lost: %s)', async (losesAnswers) => {
    const { db } = house.world;
    const ana = house.somebodyOn[where]();
    await ana.says('Bon dia');
    await house.quiet();
    const { id: ticketId } = await latest();
    Object.assign(house[where].conditions, { losesAnswers });
    const admin = house.as({ ...house.agent, role: 'admin' });
    const { ok } = await sendTestMessage.execute(admin, { id, to: ana.person.id, template: null });
    house.mend();
    expect(ok).toBe(!losesAnswers);
    await house.quiet();
    ana.reads();
    await house.quiet();
    expect(ana.screen.lines.at(-1)?.by).toBe('us');
    expect((await house.messagesOf(ticketId)).map(({ author }) => author)).toEqual(['customer']);
    const { channelEvents: events } = schema;
    expect(await db.select().from(events).where(isNull(events.processedAt))).toEqual([]);
    // What a colleague writes there next is an answer as ever.
    const person = { ...ana.person, username: 'ana_serra' };
    if (where === 'x') house.x.answerElsewhere(person, 'Des del mòbil');
    else house[where].answerElsewhere(ana.person.id, 'Des del mòbil');
    await house.quiet();
    expect((await house.messagesOf(ticketId)).map(({ body }) => body)).toEqual(['Bon dia', 'Des del mòbil']);
  });
});
