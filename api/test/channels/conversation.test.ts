import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { type EveryChannel, type OnChannel, openEveryChannel } from './every-channel.ts';

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
