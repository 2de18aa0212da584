import { newId } from '@sinia/core';
import { ATTENDING_GONE_MS, CHAT_GONE_MS, CHAT_TYPING_MS, DEFAULT_CHAT_SETTINGS } from '@sinia/core/chat';
import { connect, schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { STREAM_LIFE_MS } from '../../src/rest/ticket-stream.ts';
import { attendChats } from '../../src/use-cases/chat/attend-chats.ts';
import { readChatBoard } from '../../src/use-cases/chat/chat-board.query.ts';
import { keepConnected } from '../../src/use-cases/chat/chat-presence-store.ts';
import { getChatSettings, saveChatSettings } from '../../src/use-cases/chat/save-chat-settings.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { changeTicket } from '../../src/use-cases/tickets/change-ticket.ts';
import { type House, mailText, openHouse } from '../follow/house.ts';
import { ORIGIN, PUBLISHABLE_KEY } from '../rest/door.ts';

const ALWAYS = Array.from({ length: 7 }, () => [[0, 1_440]] as const);
const NEVER = Array.from({ length: 7 }, () => []);

let house: House;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  house = await openHouse();
  app = createApp(house.world);
  await house.world.db.insert(schema.groupMembers).values({ groupId: house.groupId, userId: house.agent.id });
  await house.world.db.insert(schema.sites).values({
    ...{ id: newId('sit', Date.now(), house.world.random(16)), name: 'website', channel: 'web' },
    ...{ origins: [ORIGIN], publishableKey: PUBLISHABLE_KEY, identitySecrets: [] },
    createdAt: house.world.clock(),
  });
});
afterAll(() => house.close());
beforeEach(() => openHours(ALWAYS));

let versions = 0;
async function openHours(week: readonly (readonly (readonly [number, number])[])[]) {
  versions += 1;
  const settings = { ...DEFAULT_CHAT_SETTINGS, hours: { zone: 'Europe/Madrid', week, closedOn: [] } };
  await house.world.db
    .insert(schema.chatSettings)
    .values({ version: versions, settings, savedBy: 'test', savedAt: house.world.clock() });
}

const attend = (available = true) => attendChats.execute(house.as(house.agent), { available });

interface Asked {
  readonly as?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  /** Another server than that of the house. */
  readonly at?: ReturnType<typeof createApp>;
}

async function ask(verb: string, path: string, asked: Asked = {}) {
  const { as = PUBLISHABLE_KEY, body, key, headers, at = app } = asked;
  const response = await at.request(new URL(`/v1${path}`, house.world.settings.baseUrl), {
    method: verb,
    headers: {
      Authorization: `Bearer ${as}`,
      ...(as.startsWith('pk_') ? { Origin: ORIGIN } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key ? { 'Idempotency-Key': key } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    json: (await response.json()) as Record<string, never> & { code?: string },
  };
}

interface Opened {
  readonly reference: string;
  readonly token: string;
}

async function begin(body: object = {}): Promise<Opened & { id: string }> {
  const { status, json } = await ask('POST', '/chat', { body: { body: 'No surt aigua.', ...body } });
  expect(status).toBe(201);
  const opened = json as unknown as Opened;
  const [row] = await house.world.db
    .select()
    .from(schema.tickets)
    .where(eq(schema.tickets.reference, opened.reference));
  return { ...opened, id: row!.id };
}

const ticketOf = async (id: string) =>
  (await house.world.db.select().from(schema.tickets).where(eq(schema.tickets.id, id)))[0]!;
const view = async ({ reference, token }: Opened) =>
  (await ask('GET', `/tracking/${reference}/chat`, { as: token })).json;
const reply = (id: string, body: string) =>
  replyToTicket.execute(house.as(house.agent), { id, message: { body, visibility: 'public' } });

describe('a chat', () => {
  test('opens a ticket with a key, goes on in one thread, and is answered in it', async () => {
    await attend();
    const chat = await begin({ name: 'Núria' });
    const ticket = await ticketOf(chat.id);
    expect(ticket).toMatchObject({ channel: 'chat', status: 'new', noticeRoute: { channel: 'chat' } });
    const path = `/tracking/${chat.reference}/messages`;
    const twice = { as: chat.token, body: { body: 'És al carrer de la Riera.' }, key: 'a-key-of-the-page' };
    const [first, second] = [await ask('POST', path, twice), await ask('POST', path, twice)];
    expect(second.json).toEqual(first.json);
    await reply(chat.id, 'Ara mateix hi va un equip.');
    await house.settle();
    expect(await view(chat)).toMatchObject({
      position: null,
      answersTo: null,
      ticket: {
        publicStatus: 'in_progress',
        messages: [
          { author: 'customer', body: 'No surt aigua.' },
          { author: 'customer', body: 'És al carrer de la Riera.' },
          { author: 'agent', body: 'Ara mateix hi va un equip.', channel: 'chat' },
        ],
      },
    });
    const deliveries = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(eq(schema.deliveries.ticketId, chat.id));
    expect(
      deliveries.map(({ kind, channel, status, provoked }) => [kind, channel, status, provoked]),
    ).toEqual([
      ['receipt_unverified', 'chat', 'sent', false],
      ['reply', 'chat', 'sent', false],
    ]);
  });

  test('the same first message sent twice is one chat', async () => {
    const twice = { body: { body: 'Hola' }, key: 'the-first-message-of-a-page' };
    const [first, second] = [await ask('POST', '/chat', twice), await ask('POST', '/chat', twice)];
    expect(second.json).toEqual(first.json);
  });

  test('the same key with other words is refused, and one that somebody else chose as well opens a chat of their own', async () => {
    const first = { body: { body: 'Hola' }, key: '1', headers: { 'User-Agent': 'one' } };
    const mine = await ask('POST', '/chat', first);
    expect((await ask('POST', '/chat', first)).json).toEqual(mine.json);
    expect(await ask('POST', '/chat', { ...first, body: { body: 'Adéu' } })).toMatchObject({
      status: 422,
      json: { code: 'idempotency_body_differs' },
    });
    const theirs = await ask('POST', '/chat', { ...first, headers: { 'User-Agent': 'other' } });
    expect(theirs.status).toBe(201);
    expect(theirs.json.token).not.toBe(mine.json.token);
  });

  test('a key that was drawn at random is the same chat wherever its page goes on', async () => {
    const first = { body: { body: 'Hola' }, key: '5f0c2a52-6a5d-4c07-9d51-2b6f1c0f4a11' };
    const mine = await ask('POST', '/chat', { ...first, headers: { 'User-Agent': 'one' } });
    expect((await ask('POST', '/chat', { ...first, headers: { 'User-Agent': 'other' } })).json).toEqual(
      mine.json,
    );
  });

  test('more of them at once than the pool has connections do not wait for one another', async () => {
    const { world } = house;
    const small = connect({ url: world.database.url, maxConnections: 2, applicationName: 'small' });
    const narrow = createApp({ ...world, db: small.db, sql: small.sql });
    const openings = Array.from({ length: 3 }, () =>
      ask('POST', '/chat', { body: { body: 'Tots de cop.' }, at: narrow }),
    );
    const statuses = (await Promise.all(openings)).map(({ status }) => status);
    await small.close();
    expect(statuses).toEqual([201, 201, 201]);
  }, 40_000);

  test('from a page that is not listed nothing begins', async () => {
    const { status, json } = await ask('POST', '/chat', {
      body: { body: 'Hola' },
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect([status, json.code]).toEqual([403, 'origin_not_allowed']);
  });

  test('another chat’s token opens nothing', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const as = mine.token;
    const at = `/tracking/${theirs.reference}`;
    const answers = [
      await ask('GET', `${at}/chat`, { as }),
      await ask('POST', `${at}/messages`, { as, body: { body: 'x' } }),
      await ask('POST', `${at}/chat/typing`, { as, body: { typing: true } }),
      await ask('POST', `${at}/chat/mail`, { as, body: { email: 'a@example.cat' } }),
      await ask('POST', `${at}/chat/transcript`, { as, body: { email: 'a@example.cat' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});

describe('nobody there', () => {
  test.each([
    ['out of hours', NEVER, true, 'closed'],
    ['while nobody attends', ALWAYS, false, 'unattended'],
  ] as const)('%s it is said, and the answer goes by mail', async (_name, week, available, state) => {
    await openHours(week);
    await attend(available);
    expect((await ask('GET', '/chat')).json).toMatchObject({ state });
    const chat = await begin({ email: 'nuria.puig@example.cat' });
    expect((await ticketOf(chat.id)).noticeRoute).toEqual({
      channel: 'email',
      address: 'nuria.puig@example.cat',
    });
    expect(await view(chat)).toMatchObject({ answersTo: 'n***@example.cat' });
  });

  test('an attendant whose desk is silent is not there', async () => {
    await attend();
    expect((await ask('GET', '/chat')).json).toMatchObject({ state: 'attended' });
    house.world.advance(ATTENDING_GONE_MS);
    expect((await ask('GET', '/chat')).json).toMatchObject({ state: 'unattended' });
  });

  test('a chat is handed over to mail: its first one holds the key and none of its words', async () => {
    await attend();
    const chat = await begin({ body: 'Paraules que ningú més no ha de llegir.' });
    await house.settle();
    const before = (await house.sent()).length;
    const email = 'Anna.Serra@Example.cat';
    await ask('POST', `/tracking/${chat.reference}/chat/mail`, { as: chat.token, body: { email } });
    await ask('POST', `/tracking/${chat.reference}/chat/mail`, { as: chat.token, body: { email } });
    await reply(chat.id, 'Ja hi hem anat.');
    await house.settle();
    const mails = (await house.sent()).slice(before);
    expect(mails.map(({ kind, to }) => [kind, to])).toEqual([
      ['receipt_unverified', 'anna.serra@example.cat'],
      ['reply', 'anna.serra@example.cat'],
    ]);
    expect(mails[0]?.text).not.toContain('Paraules');
    expect(mails[1]?.text).toContain('Ja hi hem anat.');
  });
});

describe('the settings', () => {
  const admin = () => house.as({ ...house.agent, role: 'admin' });
  const save = async (groupId: string, set: Partial<typeof DEFAULT_CHAT_SETTINGS> = {}) => {
    const { version, settings } = await getChatSettings.execute(admin(), {});
    versions = version + 1;
    return saveChatSettings.execute(admin(), {
      version,
      settings: { ...settings, ...set } as never,
      groupId,
    });
  };

  test('tell customers who find nobody the words of the house, in the languages in which there are some', async () => {
    await attend(false);
    const says = { unattended: { ca: 'Tornem de seguida.' }, closed: { es: 'Hasta el lunes.' } };
    await save(house.groupId, { says });
    expect((await ask('GET', '/chat')).json).toMatchObject({
      ...{ state: 'unattended', says: { ca: 'Tornem de seguida.' } },
    });
    await save(house.groupId, { says, closedByHand: true });
    expect((await ask('GET', '/chat')).json).toMatchObject({
      ...{ state: 'closed', opensAt: null, says: { es: 'Hasta el lunes.' } },
    });
    await attend();
    await save(house.groupId, { closedByHand: false });
    expect((await ask('GET', '/chat')).json).toMatchObject({ state: 'attended', says: {} });
  });

  test('give the chats to a group, and only who may answer there is there', async () => {
    const { world, groupId } = house;
    const other = newId('grp', Date.now(), world.random(16));
    await world.db.insert(schema.groups).values({ id: other, name: 'Avaries' });
    await attend();
    await save(other);
    expect((await ask('GET', '/chat')).json).toMatchObject({ state: 'unattended' });
    expect((await ticketOf((await begin()).id)).groupId).toBe(other);
    await save(groupId);
    expect((await ask('GET', '/chat')).json).toMatchObject({ state: 'attended' });
    await expect(save('grp_nowhere')).rejects.toMatchObject({ code: 'group_unknown' });
  });

  test('keep every version, with who wrote it; who read an older one writes none', async () => {
    await save(house.groupId, { patienceMinutes: 7 });
    const { version, settings, versions: all } = await getChatSettings.execute(admin(), {});
    expect(all[0]).toMatchObject({ version, savedBy: 'Marta Puig', settings: { patienceMinutes: 7 } });
    const late = { version: version - 1, settings, groupId: house.groupId };
    await expect(saveChatSettings.execute(admin(), late)).rejects.toMatchObject({ code: 'version_stale' });
  });
});

describe('whoever has left', () => {
  const sentTo = async (id: string) => {
    const rows = await house.world.db
      .select()
      .from(schema.deliveries)
      .where(eq(schema.deliveries.ticketId, id))
      .orderBy(schema.deliveries.seq);
    return rows.map(({ kind, channel }) => `${kind} ${channel}`);
  };

  test('and gave an address is answered by mail, and what they answer there stands in the same thread', async () => {
    await attend();
    const chat = await begin({ email: 'nuria.puig@example.cat' });
    await keepConnected(house.world.db, [chat.id], house.world.clock());
    await reply(chat.id, 'Digui’m.');
    await house.settle();
    house.world.advance(CHAT_GONE_MS);
    await reply(chat.id, 'Ja hi hem anat.');
    await house.settle();
    expect(await sentTo(chat.id)).toEqual(['receipt_unverified chat', 'reply chat', 'reply email']);
    const mail = (await house.sent()).at(-1)!;
    expect([mail.to, mail.text]).toEqual([
      'nuria.puig@example.cat',
      expect.stringContaining('Ja hi hem anat.'),
    ]);
    const answer = mailText({
      from: 'nuria.puig@example.cat',
      subject: mail.subject,
      body: 'Gràcies, ja surt.',
    });
    await house.receive(answer, house.identity.replyAddress(chat.id));
    const { ticket } = (await view(chat)) as unknown as { ticket: { messages: { body: string }[] } };
    expect(ticket.messages.map(({ body }) => body.trim())).toEqual([
      'No surt aigua.',
      'Digui’m.',
      'Ja hi hem anat.',
      'Gràcies, ja surt.',
    ]);
  });

  test('and gave none: it waits for them in the chat', async () => {
    await attend();
    const chat = await begin();
    house.world.advance(CHAT_GONE_MS);
    await reply(chat.id, 'Encara hi és?');
    await house.settle();
    expect(await sentTo(chat.id)).toEqual(['receipt_unverified chat', 'reply chat']);
  });

  test('is told by mail of the resolution, and is asked there', async () => {
    await attend();
    const chat = await begin({ email: 'pere.roca@example.cat' });
    await house.settle();
    house.world.advance(CHAT_GONE_MS);
    const { version } = await ticketOf(chat.id);
    await changeTicket.execute(house.as(house.agent), { id: chat.id, version, set: { status: 'solved' } });
    await house.settle();
    expect(await sentTo(chat.id)).toEqual(['receipt_unverified chat', 'resolved email', 'survey email']);
  });
});

describe('the board', () => {
  test('tells who waits, in the order in which they came, until they are answered', async () => {
    await attend();
    const { world } = house;
    await world.db.delete(schema.chatPresence);
    const chats = [await begin(), await begin(), await begin()];
    const ids = chats.map(({ id }) => id);
    await keepConnected(world.db, ids, world.clock());
    const positions = async () => {
      const board = await readChatBoard(world);
      return ids.map((id) => board.positions.get(id) ?? null);
    };
    expect(await positions()).toEqual([0, 1, 2]);
    await reply(ids[0]!, 'Digui’m.');
    expect(await positions()).toEqual([null, 0, 1]);
    const since = async () =>
      (await readChatBoard(world)).chats.find(({ ticketId }) => ticketId === ids[0])?.waitingSince ?? null;
    expect(await since()).toBeNull();
    await ask('POST', `/tracking/${chats[0]!.reference}/messages`, {
      as: chats[0]!.token,
      body: { body: 'Una' },
    });
    const first = await since();
    expect(first).toBeInstanceOf(Date);
    await ask('POST', `/tracking/${chats[0]!.reference}/messages`, {
      as: chats[0]!.token,
      body: { body: 'Dues' },
    });
    expect(await since()).toEqual(first);
  });

  test('whoever types is seen to, and whoever is not heard of has gone', async () => {
    const { world } = house;
    await world.db.delete(schema.chatPresence);
    const chat = await begin();
    const typing = async () => {
      const { chats } = await readChatBoard(world);
      return chats.map(
        ({ typingAt }) => typingAt !== null && Number(world.clock()) - Number(typingAt) < CHAT_TYPING_MS,
      );
    };
    const say = (is: boolean) =>
      ask('POST', `/tracking/${chat.reference}/chat/typing`, { as: chat.token, body: { typing: is } });
    await say(true);
    expect(await typing()).toEqual([true]);
    await say(false);
    expect(await typing()).toEqual([false]);
    world.advance(CHAT_GONE_MS);
    expect(await typing()).toEqual([]);
  });
});

describe('the conversation by mail', () => {
  const send = (chat: Opened, email = 'anna@example.cat') =>
    ask('POST', `/tracking/${chat.reference}/chat/transcript`, { as: chat.token, body: { email } });

  test('not before a person has answered, and not more than three times', async () => {
    const chat = await begin({ name: 'Anna' });
    expect(await send(chat)).toMatchObject({ status: 409, json: { code: 'transcript_too_early' } });
    await reply(chat.id, 'Bon dia, digui’m.');
    for (const number of [1, 2, 3]) expect((await send(chat, `a${number}@example.cat`)).status).toBe(202);
    expect(await send(chat, 'a4@example.cat')).toMatchObject({
      status: 409,
      json: { code: 'transcript_sent_often' },
    });
    await house.settle();
    const mail = (await house.sent()).find(({ to }) => to === 'a1@example.cat');
    expect(mail?.text).toMatch(/Anna, .+\nNo surt aigua\.[\s\S]+Marta Puig, .+\nBon dia, digui’m\./);
  });
});

describe('once it is resolved', () => {
  test('the survey is offered in the chat, until it was answered', async () => {
    await attend();
    const chat = await begin();
    await reply(chat.id, 'Ja surt?');
    const { version } = await ticketOf(chat.id);
    await changeTicket.execute(house.as(house.agent), { id: chat.id, version, set: { status: 'solved' } });
    await house.settle();
    const { survey, ticket } = (await view(chat)) as unknown as {
      survey: string;
      ticket: { publicStatus: string; mayReply: boolean };
    };
    expect([ticket.publicStatus, ticket.mayReply]).toEqual(['resolved', true]);
    expect((await ask('POST', '/surveys', { as: survey, body: { rating: 5 } })).status).toBe(201);
    expect(await view(chat)).toMatchObject({ survey: null });
  });
});

describe('live', () => {
  interface Told {
    readonly id: string;
    readonly event: string;
    readonly data: string;
  }

  const stream = (chat: Opened, lastEventId?: string) =>
    app.request(new URL(`/v1/tracking/${chat.reference}/events`, house.world.settings.baseUrl), {
      headers: {
        Authorization: `Bearer ${chat.token}`,
        ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}),
      },
    });

  /** Reads a stream as it comes. */
  async function listen(chat: Opened, lastEventId?: string) {
    const response = await stream(chat, lastEventId);
    expect(response.status).toBe(200);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const told: Told[] = [];
    const next = async (wanted: string): Promise<Told> => {
      for (;;) {
        const index = told.findIndex(({ event }) => event === wanted);
        if (index >= 0) return told.splice(index, 1)[0] as Told;
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) told.push(readEvent(part));
      }
    };
    return { next, close: () => reader.cancel() };
  }

  const readEvent = (part: string): Told => {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(part)?.[1] ?? '';
    return { id: field('id'), event: field('event'), data: field('data') };
  };

  test('an answer is told at once; what happened while away is told on return', async () => {
    await attend();
    const chat = await begin();
    const stream = await listen(chat);
    expect((await stream.next('ready')).id).toMatch(/^\d+$/);
    expect(JSON.parse((await stream.next('chat')).data)).toMatchObject({ position: expect.any(Number) });
    await reply(chat.id, 'Bon dia.');
    const { id } = await stream.next('changed');
    await stream.close();
    await reply(chat.id, 'Encara hi és?');
    const again = await listen(chat, id);
    await again.next('ready');
    await again.next('changed');
    await again.close();
    const quiet = await listen(chat, String(await lastPosition(chat.id)));
    await quiet.next('ready');
    await quiet.next('chat');
    await quiet.close();
  });

  test('of one chat six are open at a time; one that ends makes room', async () => {
    const [chat, other] = [await begin(), await begin()];
    const open = [];
    for (let count = 0; count < 6; count += 1) open.push(await listen(chat));
    const refused = await stream(chat);
    expect(await refused.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    open.push(await listen(other));
    for (const { next } of open) await next('chat');
    await open.shift()?.close();
    const again = await vi.waitFor(() => listen(chat), { timeout: 10_000 });
    await again.next('chat');
    open.push(again);
    for (const { close } of open) await close();
  });

  test('a stream whose end nobody heard of counts no longer than it may live', async () => {
    const chat = await begin();
    const open = [];
    for (let count = 0; count < 6; count += 1) open.push(await listen(chat));
    for (const { next } of open) await next('ready');
    expect((await stream(chat)).status).toBe(429);
    house.world.advance(STREAM_LIFE_MS);
    await reply(chat.id, 'Hola?');
    const again = await vi.waitFor(() => listen(chat), { timeout: 10_000 });
    await again.next('ready');
    for (const { close } of [...open, again]) await close();
  });

  async function lastPosition(ticketId: string) {
    const rows = await house.world.db
      .select({ position: schema.events.position })
      .from(schema.events)
      .where(eq(schema.events.ticketId, ticketId))
      .orderBy(schema.events.position);
    return rows.at(-1)?.position;
  }
});
