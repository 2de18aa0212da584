import { schema } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settleLost } from '../../src/jobs/settle-lost.ts';
import { currentToken } from '../../src/use-cases/channels/current-token.ts';
import { forgetAccounts, knownAccounts } from '../../src/use-cases/channels/known-accounts.ts';
import { renewToken } from '../../src/use-cases/channels/renew-token.ts';
import { retryDelivery } from '../../src/use-cases/deliveries/retry-delivery.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { BOT, type EveryChannel, type OnChannel, openEveryChannel, PAGE, X } from './every-channel.ts';

const HOUR_MS = 3_600_000;
let house: EveryChannel;

beforeAll(async () => {
  house = await openEveryChannel();
});
afterAll(() => house.close());
beforeEach(() => house.mend());

type Where = keyof EveryChannel['somebodyOn'];

/** Somebody who has written on a channel, and the ticket of it. */
async function opened(where: Where, text = 'Hola') {
  const who = house.somebodyOn[where]();
  const id = await who.says(text);
  await house.quiet();
  const { id: ticketId } = (await house.tickets()).at(-1)!;
  return { ...who, ticketId, messageId: String(id) };
}

const reply = async (ticketId: string, body: string) => {
  const message = { body, visibility: 'public' as const };
  await replyToTicket.execute(house.as(house.agent), { id: ticketId, message });
  await house.quiet();
  return (await house.deliveriesOf(ticketId)).find(({ kind }) => kind === 'reply')!;
};
const ours = ({ screen }: Pick<OnChannel, 'screen'>, text: string) =>
  screen.lines.filter((line) => line.by === 'us' && line.text === text).length;
const accountOf = async (id: string) => {
  const [row] = await house.world.db
    .select()
    .from(schema.channelAccounts)
    .where(eq(schema.channelAccounts.id, id));
  return row!;
};

describe('a window', () => {
  test.each([
    ['messenger', 'sent'],
    ['instagram', 'failed'],
  ] as const)(
    '%s: past a day a person’s words leave only where the provider has granted it',
    async (where, after) => {
      const ana = await opened(where);
      house.world.advance(25 * HOUR_MS);
      const delivery = await reply(ana.ticketId, 'Ja ho hem mirat.');
      expect(delivery.status === 'failed' ? 'failed' : 'sent').toBe(after);
      if (after === 'failed') expect(delivery.reason).toBe('window_closed');
      expect(ours(ana, 'Ja ho hem mirat.')).toBe(after === 'sent' ? 1 : 0);
    },
  );

  test('HUMAN_AGENT is for people: a notice does not leave by it, and after a week nothing does', async () => {
    const ana = await opened('messenger');
    house.world.advance(8 * 24 * HOUR_MS);
    expect(await reply(ana.ticketId, 'Massa tard.')).toMatchObject({
      status: 'failed',
      reason: 'window_closed',
    });
    expect(house.messenger.requests.filter((one) => 'tag' in one)).toHaveLength(1);
  });
});

describe('what a customer changes', () => {
  test('Instagram: what is unsent is gone from here', async () => {
    const ana = await opened('instagram', 'El meu DNI és 12345678Z');
    house.instagram.tell(ana.person.id, { message: { mid: ana.messageId, is_deleted: true } });
    await house.quiet();
    const [message] = await house.messagesOf(ana.ticketId);
    expect(message).toMatchObject({ body: '', erasedAt: expect.any(Date) });
    const raw = await house.world.db.select().from(schema.inboundEnvelopes);
    expect(raw.map((row) => Buffer.from(row.raw).toString()).join()).not.toContain('12345678Z');
  });

  test('Messenger and Teams: an edit shows the new words and keeps the first', async () => {
    const onPage = await opened('messenger', 'Carrer Vell 1');
    const edit = { mid: onPage.messageId, text: 'Carrer Nou 12', num_edit: 1 };
    house.messenger.tell(onPage.person.id, { message_edit: edit });
    const onTeams = await opened('teams', 'Carrer Vell 1');
    const changed = { type: 'messageUpdate', id: onTeams.messageId, text: 'Carrer Nou 12' };
    await house.teams.tell(onTeams.person, changed);
    await house.quiet();
    for (const { ticketId } of [onPage, onTeams])
      expect(await house.messagesOf(ticketId)).toMatchObject([
        { body: 'Carrer Nou 12', originalBody: 'Carrer Vell 1' },
      ]);
  });

  test('a heart on our answer is shown there', async () => {
    const ana = await opened('messenger');
    await reply(ana.ticketId, 'Ja està.');
    const mid = ana.screen.lines.at(-1)!.id;
    house.messenger.tell(ana.person.id, { reaction: { mid, action: 'react', reaction: 'love', emoji: '❤' } });
    await house.quiet();
    const [, answer] = await house.messagesOf(ana.ticketId);
    expect(answer?.reactions).toEqual([{ by: 'customer', emoji: '❤' }]);
  });
});

describe('at least once, in no order', () => {
  test.each(['messenger', 'instagram', 'x'] as const)('%s: three times the same is once', async (where) => {
    Object.assign(house[where].conditions, { copies: 3 });
    const ana = house.somebodyOn[where]();
    for (const word of ['u', 'dos', 'tres']) {
      await ana.says(word);
      await house.quiet();
      house.world.advance(1_000);
    }
    const { id } = (await house.tickets()).at(-1)!;
    expect((await house.messagesOf(id)).map(({ body }) => body)).toEqual(['u', 'dos', 'tres']);
    expect(await house.deliveriesOf(id)).toHaveLength(1);
  });

  test('a batch with a bad sibling', async () => {
    Object.assign(house.messenger.conditions, { batch: true });
    const ana = house.somebodyOn.messenger();
    ana.says('Bona');
    house.messenger.tell('1', { message: { text: 'sense identificador' } });
    house.messenger.tell('1', { sender: null });
    await house.quiet();
    const { id } = (await house.tickets()).at(-1)!;
    expect((await house.messagesOf(id)).map(({ body }) => body)).toEqual(['Bona']);
  });
});

describe('a lost answer', () => {
  test.each(['messenger', 'instagram', 'x'] as const)(
    '%s: the echo proves that it arrived',
    async (where) => {
      const ana = await opened(where);
      Object.assign(house[where].conditions, { losesAnswers: true });
      await reply(ana.ticketId, 'Un sol cop.');
      house.mend();
      house.world.advance(120_000);
      await house.quiet();
      expect(ours(ana, 'Un sol cop.')).toBe(1);
      const delivery = (await house.deliveriesOf(ana.ticketId)).find(({ kind }) => kind === 'reply');
      expect(['sent', 'delivered', 'read']).toContain(delivery?.status);
      expect((await house.messagesOf(ana.ticketId)).map(({ body }) => body)).toEqual(['Hola', 'Un sol cop.']);
    },
  );

  test('Teams tells nothing: after ten minutes somebody is asked to look, and a person may send it again', async () => {
    const ana = await opened('teams');
    Object.assign(house.teams.conditions, { losesAnswers: true });
    const delivery = await reply(ana.ticketId, 'Potser dos cops.');
    expect(delivery).toMatchObject({ status: 'unknown', reason: 'outcome_unknown' });
    house.mend();
    house.world.advance(11 * 60_000);
    await house.quiet();
    await settleLost(house.world);
    expect(await reply(ana.ticketId, 'Una altra cosa')).toMatchObject({
      status: 'failed',
      reason: 'outcome_unknown',
    });
    expect(ours(ana, 'Potser dos cops.')).toBe(1);
    await retryDelivery.execute(house.as(house.agent), { id: delivery.id });
    await house.quiet();
    expect(ours(ana, 'Potser dos cops.')).toBe(2);
    const after = (await house.deliveriesOf(ana.ticketId)).find(({ id }) => id === delivery.id);
    expect(after?.status).toBe('sent');
  });
});

describe('who holds a conversation', () => {
  test('what another application answers is read here; a person’s answer takes it over', async () => {
    const ana = await opened('messenger', 'Hola robot');
    house.messenger.tell(ana.person.id, { message: { mid: 'm_held', text: 'Vull una persona' } }, 'standby');
    await house.quiet();
    const row = await conversationOf(ana.ticketId);
    expect(row?.heldElsewhere).toBe(true);
    await reply(ana.ticketId, 'Sóc la Marta.');
    expect(ours(ana, 'Sóc la Marta.')).toBe(1);
    expect((await conversationOf(ana.ticketId))?.heldElsewhere).toBe(false);
  });

  test('a colleague answers in the provider’s own inbox: it stands in the thread and is not sent again', async () => {
    const ana = await opened('messenger');
    house.messenger.answerElsewhere(ana.person.id, 'Des de la Business Suite');
    await house.quiet();
    const thread = (await house.messagesOf(ana.ticketId)).map(({ author, body }) => [author, body]);
    expect(thread).toEqual([
      ['customer', 'Hola'],
      ['agent', 'Des de la Business Suite'],
    ]);
    expect(ours(ana, 'Des de la Business Suite')).toBe(1);
  });
});

describe('tokens', () => {
  test('X: one that has run out is renewed once, however many ask, and the new pair is kept', async () => {
    house.world.advance(3 * HOUR_MS);
    forgetAccounts(house.world);
    const { renewals } = house.x;
    const before = renewals.length;
    await Promise.all(Array.from({ length: 6 }, () => renewToken(house.world, X.id)));
    expect(renewals.slice(before).map(({ accepted }) => accepted)).toEqual([true]);
    forgetAccounts(house.world);
    const ana = await opened('x');
    await reply(ana.ticketId, 'Amb el testimoni nou.');
    expect(ours(ana, 'Amb el testimoni nou.')).toBe(1);
    expect(renewals).toHaveLength(before + 1);
  });

  test('X: a refresh token that is good for nothing stops the account and says so', async () => {
    house.world.advance(3 * HOUR_MS);
    forgetAccounts(house.world);
    Object.assign(house.x.conditions, { revoked: true });
    await expect(renewToken(house.world, X.id)).rejects.toThrow();
    expect((await accountOf(X.id)).lastError).toBe('token_invalid');
    const ana = await opened('x');
    // The receipt waits, and with it whatever comes after.
    await reply(ana.ticketId, 'Quan hi hagi testimoni.');
    const waiting = await house.deliveriesOf(ana.ticketId);
    expect(waiting.map(({ status }) => status)).toEqual(['queued', 'queued']);
    expect(waiting.map(({ reason }) => reason)).toContain('token_invalid');
  });

  test('Teams: a token is asked for once, however many ask', async () => {
    house.world.advance(3 * HOUR_MS);
    const account = (await knownAccounts(house.world)).find(({ row }) => row.id === BOT.id)!;
    const before = house.teams.grants.length;
    const secrets = {
      ...{ signing: [], verifyToken: null, accessToken: null, refreshToken: null, clientSecret: BOT.secret },
    };
    await Promise.all(Array.from({ length: 6 }, () => currentToken(house.world, { ...account, secrets })));
    expect(house.teams.grants.length - before).toBe(1);
  });

  test.each([
    ['teams', () => house.teams.grants.length],
    ['x', () => house.x.renewals.length],
  ] as const)(
    '%s: one that was taken back early is replaced once, and the answer leaves',
    async (where, asked) => {
      const ana = await opened(where);
      house[where].revokeTokens();
      const before = asked();
      expect(await reply(ana.ticketId, 'Amb un altre testimoni.')).toMatchObject({ status: 'sent' });
      expect(ours(ana, 'Amb un altre testimoni.')).toBe(1);
      expect(asked() - before).toBe(1);
    },
  );

  test('Teams: where a new one is refused as well, it is asked for no more than once at a time', async () => {
    const ana = await opened('teams');
    Object.assign(house.teams.conditions, { tokenExpired: true });
    const before = house.teams.grants.length;
    const delivery = await reply(ana.ticketId, 'Quan es pugui.');
    expect(delivery).toMatchObject({ status: 'queued', reason: 'token_invalid' });
    expect(house.teams.grants.length - before).toBe(1);
  });

  test('a revoked app: nothing is lost, the account says what ails it, and it leaves once it is mended', async () => {
    const ana = await opened('messenger');
    Object.assign(house.messenger.conditions, { tokenExpired: true });
    const waiting = await reply(ana.ticketId, 'Quan torni.');
    expect(waiting).toMatchObject({ status: 'queued', reason: 'token_invalid' });
    expect((await accountOf(PAGE.id)).lastError).toBe('token_invalid');
    await ana.says('Segueixen aquí?');
    await house.quiet();
    expect(await house.messagesOf(ana.ticketId)).toHaveLength(3);
    house.mend();
    house.world.advance(HOUR_MS);
    await house.quiet();
    expect(ours(ana, 'Quan torni.')).toBe(1);
    expect((await accountOf(PAGE.id)).lastError).toBeNull();
  });

  test('X tells that the app was revoked', async () => {
    house.x.tell('oauth.revoke', { revoke_type: 'user' });
    await house.quiet();
    expect((await accountOf(X.id)).lastError).toBe('token_invalid');
  });
});

describe('who cannot be reached', () => {
  test('X: whoever takes no messages from us', async () => {
    const ana = await opened('x');
    Object.assign(house.x.conditions, { closed: true });
    expect(await reply(ana.ticketId, 'Hola?')).toMatchObject({ status: 'failed', reason: 'blocked' });
    expect((await house.tickets()).find(({ id }) => id === ana.ticketId)?.trouble).toBe('delivery_failed');
  });

  test('Teams: whoever has taken the app away, until they are back', async () => {
    const ana = await opened('teams');
    await house.teams.tell(ana.person, { type: 'installationUpdate', id: 'gone', action: 'remove' });
    await house.quiet();
    expect(await reply(ana.ticketId, 'Hola?')).toMatchObject({ status: 'failed', reason: 'blocked' });
    await house.teams.tell(ana.person, { type: 'installationUpdate', id: 'back', action: 'add' });
    await house.quiet();
    expect((await conversationOf(ana.ticketId))?.unreachableAt).toBeNull();
  });
});

describe('Teams', () => {
  test('new keys are asked for when they are used', async () => {
    house.teams.rollKeys();
    house.world.advance(2 * 60_000);
    const ana = await opened('teams', 'Amb la clau nova');
    expect((await house.messagesOf(ana.ticketId)).map(({ body }) => body)).toEqual(['Amb la clau nova']);
  });

  test.each([
    ['another bot', { aud: 'app-2' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['another service', { serviceurl: 'https://evil.example/' }],
    ['no service', { serviceurl: undefined }],
    ['long ago', { exp: 1_700_000_000, nbf: 1_699_999_000 }],
  ])('a token of %s is refused', async (_name, claims) => {
    const person = { id: '29:x', name: 'X', email: '' };
    const answer = await house.teams.tell(person, { type: 'message', id: '1', text: 'x' }, claims);
    expect(answer.status).toBe(401);
  });
});

async function conversationOf(ticketId: string) {
  const rows = await house.world.db.select().from(schema.conversations);
  return rows.find((row) => row.ticketId === ticketId);
}
