import { formatReference } from '@sinia/core';
import { schema } from '@sinia/database';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pollAccounts } from '../../src/jobs/poll-accounts.ts';
import { hideComment } from '../../src/use-cases/channels/hide-comment.ts';
import { forgetAccounts } from '../../src/use-cases/channels/known-accounts.ts';
import { readPublicWay } from '../../src/use-cases/channels/public-way.query.ts';
import { readReplyWay } from '../../src/use-cases/channels/reply-way.query.ts';
import { holdReply } from '../../src/use-cases/replies/hold-reply.ts';
import { replyToTicket } from '../../src/use-cases/tickets/add-message.ts';
import { listMessages } from '../../src/use-cases/tickets/list-messages.query.ts';
import { mergeTicket } from '../../src/use-cases/tickets/merge-ticket.ts';
import { openTicket } from '../../src/use-cases/tickets/open-ticket.ts';
import { splitTicket } from '../../src/use-cases/tickets/split-ticket.ts';
import { type EveryChannel, openEveryChannel } from './every-channel.ts';

const DAY_MS = 86_400_000;
let house: EveryChannel;

beforeAll(async () => {
  house = await openEveryChannel();
});
afterAll(() => house.close());
beforeEach(() => house.mend());

type Fake = 'messenger' | 'instagram';
const staff = () => house.as(house.agent);
const latest = async () => (await house.tickets()).at(-1)!;
const again = async (id: string) => (await house.tickets()).find((one) => one.id === id)!;
const reply = async (id: string, body: string, more: object = {}) => {
  await replyToTicket.execute(staff(), { id, message: { body, visibility: 'public', ...more } });
  await house.quiet();
};
const eventsOf = async (ticketId: string) => {
  const { events } = schema;
  const rows = await house.world.db
    .select({ type: events.type })
    .from(events)
    .where(eq(events.ticketId, ticketId))
    .orderBy(asc(events.seq));
  return rows.map(({ type }) => type);
};

/** Somebody who wrote below a post, and the ticket of it. */
async function commented(on: Fake, text = 'Quan tornarà l’aigua al carrer Nou?') {
  const { person, screen } = house.somebodyOn[on]();
  const author = { ...person, username: 'ana.serra' };
  const fake = house[on];
  const commentId = fake.comments.write(author, text);
  await house.quiet();
  const shown = () =>
    fake.comments.all.filter(({ id, parentId }) => id === commentId || parentId === commentId);
  return { fake, author, screen, commentId, shown, ticket: await latest() };
}
const ours = ({ screen }: { screen: { lines: readonly { by: string; text: string }[] } }) =>
  screen.lines.filter(({ by }) => by === 'us').map(({ text }) => text);

describe.each(['messenger', 'instagram'] as const)('a comment on %s', (on) => {
  test('is a marked ticket, and its key goes to its author alone', async () => {
    const ana = await commented(on);
    expect(ana.ticket).toMatchObject({ channel: on, origin: { isPublic: true } });
    const { data } = await listMessages.execute(staff(), { id: ana.ticket.id, limit: 10 });
    expect(data[0]).toMatchObject({ place: { hidden: false } });
    expect(ours(ana)[0]).toContain(formatReference(ana.ticket.reference));
    expect(ana.shown()).toHaveLength(1);
  });

  test('is answered for everybody; what follows from it is told to nobody but its author', async () => {
    const ana = await commented(on);
    await reply(ana.ticket.id, 'A les 12, si tot va bé.', { publish: true, set: { status: 'solved' } });
    expect(ana.shown().map(({ text }) => text)).toEqual([
      'Quan tornarà l’aigua al carrer Nou?',
      'A les 12, si tot va bé.',
    ]);
    const messages = await house.messagesOf(ana.ticket.id);
    expect(messages.map(({ author, place }) => [author, place !== null])).toEqual([
      ['customer', true],
      ['agent', true],
    ]);
    // The one message by the comment went with the key: the change of status waits for nobody, and says so.
    expect(await eventsOf(ana.ticket.id)).toContain('delivery.withheld');
    expect((await again(ana.ticket.id)).trouble).toBeNull();
    expect(ours(ana)).toHaveLength(1);
  });

  test('moves to private, and what is said there belongs to the same ticket', async () => {
    const ana = await commented(on);
    const way = () => readReplyWay.execute(staff(), { id: ana.ticket.id });
    expect(await way()).toMatchObject({ window: 'closed', aside: true });
    ana.fake.write(ana.author, { text: 'Soc jo, la del comentari' });
    await house.quiet();
    expect(await way()).toMatchObject({ window: 'open', aside: false });
    await reply(ana.ticket.id, 'Ens digui l’adreça, si us plau.');
    expect(ours(ana).at(-1)).toBe('Ens digui l’adreça, si us plau.');
    ana.fake.comments.write(ana.author, 'I al carrer Vell?', { parentId: ana.commentId });
    await house.quiet();
    const messages = await house.messagesOf(ana.ticket.id);
    expect(messages.map(({ body, place }) => [body, place !== null])).toEqual([
      ['Quan tornarà l’aigua al carrer Nou?', true],
      ['Soc jo, la del comentari', false],
      ['Ens digui l’adreça, si us plau.', false],
      ['I al carrer Vell?', true],
    ]);
  });

  test('of whoever we write to already goes on in that conversation', async () => {
    const { person, says, reads } = house.somebodyOn[on]();
    await says('Bon dia');
    await house.quiet();
    const before = await latest();
    house[on].comments.write({ ...person, username: 'ana.serra' }, 'I això?');
    await house.quiet();
    const ticket = await latest();
    expect(ticket.id).not.toBe(before.id);
    const { conversationId } = before;
    expect(ticket.noticeRoute).toMatchObject({ conversationId });
    // What is told of that conversation is told of the key as well.
    house.world.advance(60_000);
    reads();
    await house.quiet();
    const receipt = (await house.deliveriesOf(ticket.id)).find(({ kind }) => kind === 'receipt');
    expect(receipt).toMatchObject({ status: 'read', conversationId });
    await says('Gràcies pel missatge');
    await house.quiet();
    expect((await house.messagesOf(ticket.id)).map(({ body }) => body)).toContain('Gràcies pel missatge');
  });

  test('of whom that is learnt while an answer waits: it leaves in that conversation', async () => {
    const { person, says, screen } = house.somebodyOn[on]();
    await says('Bon dia');
    await house.quiet();
    house[on].conditions.down = true;
    house[on].comments.write({ ...person, username: 'ana.serra' }, 'I això?');
    await house.quiet();
    await reply((await latest()).id, 'Ja ho mirem.');
    house.mend();
    house.world.advance(3_600_000);
    await house.quiet();
    expect(ours({ screen }).at(-1)).toBe('Ja ho mirem.');
  });

  test('of another in the same thread is another matter, and theirs alone', async () => {
    const ana = await commented(on);
    const bea = { ...house.somebodyOn[on]().person, name: 'Bea Pons', username: 'bea.pons' };
    const below = ana.fake.comments.write(bea, 'I a mi em passa el mateix', { parentId: ana.commentId });
    await house.quiet();
    const ticket = await latest();
    expect(ticket.id).not.toBe(ana.ticket.id);
    expect((await house.messagesOf(ana.ticket.id)).map(({ body }) => body)).toEqual([
      'Quan tornarà l’aigua al carrer Nou?',
    ]);
    await reply(ticket.id, 'Ja ho mirem.', { publish: true });
    expect(ana.fake.comments.all.at(-1)).toMatchObject({ text: 'Ja ho mirem.' });
    expect(below).not.toBe(ana.commentId);
    ana.fake.write(bea, { text: 'Visc al 3' });
    await house.quiet();
    expect((await house.messagesOf(ticket.id)).map(({ body }) => body)).toContain('Visc al 3');
    expect(await house.messagesOf(ana.ticket.id)).toHaveLength(1);
  });

  test('and another of the same person, taken apart, are each answered in their place', async () => {
    const ana = await commented(on);
    const second = ana.fake.comments.write(ana.author, 'I la factura?', { parentId: ana.commentId });
    await house.quiet();
    const messages = await house.messagesOf(ana.ticket.id);
    const messageId = messages.find(({ body }) => body === 'I la factura?')?.id ?? '';
    const part = await splitTicket.execute(staff(), { id: ana.ticket.id, messageId });
    await reply(ana.ticket.id, 'A les 12.', { publish: true });
    await reply(part.id, 'Demà.', { publish: true });
    const placesOf = async (id: string) =>
      (await house.messagesOf(id)).map(({ body, place }) => [body, place?.commentId]);
    const [first] = await placesOf(ana.ticket.id);
    expect(await placesOf(ana.ticket.id)).toContainEqual(['A les 12.', first?.[1]]);
    expect(await placesOf(part.id)).toContainEqual(['Demà.', second]);
    expect(ana.fake.comments.all.slice(-2).map(({ text }) => text)).toEqual(['A les 12.', 'Demà.']);
  });

  test('is hidden by an agent and shown again, in the log under their name', async () => {
    const ana = await commented(on);
    const [{ id: messageId } = { id: '' }] = await house.messagesOf(ana.ticket.id);
    const turn = (hidden: boolean) => hideComment.execute(staff(), { id: ana.ticket.id, messageId, hidden });
    expect(await turn(true)).toEqual({ code: null });
    await house.quiet();
    expect(ana.shown()[0]).toMatchObject({ hidden: true });
    expect((await house.messagesOf(ana.ticket.id))[0]?.place?.hiddenAt).not.toBeNull();
    await turn(false);
    await house.quiet();
    // The provider tells of it as well: once is once.
    expect((await eventsOf(ana.ticket.id)).slice(-2)).toEqual(['message.hidden', 'message.shown']);
  });

  test('that is not there any more is said in words', async () => {
    const ana = await commented(on);
    ana.fake.comments.remove(ana.commentId);
    await house.quiet();
    await reply(ana.ticket.id, 'A les 12.', { publish: true });
    const sent = (await house.deliveriesOf(ana.ticket.id)).find(({ kind }) => kind === 'reply');
    expect(sent).toMatchObject({ status: 'failed', reason: 'gone' });
  });
});

test('Facebook tells what its author took away: nothing of it is kept', async () => {
  const ana = await commented('messenger', 'El meu telèfon és el 600 11 22 33');
  ana.fake.comments.remove(ana.commentId);
  await house.quiet();
  expect((await house.messagesOf(ana.ticket.id))[0]).toMatchObject({ body: '', erasedAt: expect.any(Date) });
});

test('an answer whose answer was lost is not published twice: its echo proves it', async () => {
  const ana = await commented('messenger');
  house.messenger.conditions.losesAnswers = true;
  await reply(ana.ticket.id, 'A les dotze.', { publish: true });
  house.mend();
  await house.quiet();
  expect(ana.shown().filter(({ text }) => text === 'A les dotze.')).toHaveLength(1);
  expect((await house.messagesOf(ana.ticket.id)).map(({ author }) => author)).toEqual(['customer', 'agent']);
  const sent = (await house.deliveriesOf(ana.ticket.id)).find(({ kind }) => kind === 'reply');
  expect(sent?.status).toBe('sent');
});

test('after seven days nobody is written to by their comment', async () => {
  house.messenger.conditions.down = true;
  const ana = await commented('messenger');
  house.mend();
  house.world.advance(8 * DAY_MS);
  await house.quiet();
  expect(ours(ana)).toEqual([]);
  expect(await eventsOf(ana.ticket.id)).toContain('delivery.withheld');
});

describe('personal data', () => {
  test.each([
    ['La seva clau és {key}', 'personal_reference'],
    ['El seu DNI 12345678Z', 'personal_document'],
    ['Truqui al 600 11 22 33', 'personal_phone'],
    ['ana@correu.example', 'personal_email'],
    ['El contracte 442761', 'personal_contract'],
  ])('is refused at every door: %s', async (text, code) => {
    const { ticket, shown } = await commented('messenger');
    const body = text.replace('{key}', formatReference(ticket.reference));
    const wanted = { id: ticket.id, message: { body, visibility: 'public' as const, publish: true } };
    const refusal = {
      code: 'personal_data_in_public',
      fields: [{ pointer: '/body', code }],
    };
    await expect(replyToTicket.execute(staff(), wanted)).rejects.toMatchObject(refusal);
    await expect(holdReply.execute(staff(), wanted)).rejects.toMatchObject(refusal);
    await house.quiet();
    expect(shown()).toHaveLength(1);
  });

  test('of a consultation that went into it is known too', async () => {
    const ana = await commented('messenger');
    const opening = { subject: 'Alta', body: 'Vull l’alta.', requester: { contract: 'AB/77-c' } };
    const { id } = await openTicket.execute(staff(), opening);
    await mergeTicket.execute(staff(), { id, intoTicketId: ana.ticket.id });
    const way = await readPublicWay.execute(staff(), { id: ana.ticket.id });
    expect(way?.known).toContain('AB/77-c');
  });

  test('goes to the customer alone without a word', async () => {
    const ana = await commented('messenger');
    ana.fake.write(ana.author, { text: 'Digui' });
    await house.quiet();
    await reply(ana.ticket.id, 'El contracte 442761');
    expect(ours(ana).at(-1)).toBe('El contracte 442761');
  });

  test('nothing public can be published where nothing public was written', async () => {
    await house.somebodyOn.messenger().says('Hola');
    await house.quiet();
    const { id } = await latest();
    expect(await readPublicWay.execute(staff(), { id })).toBeNull();
    const message = { body: 'A les 12.', visibility: 'public' as const, publish: true };
    await expect(replyToTicket.execute(staff(), { id, message })).rejects.toMatchObject({
      code: 'reply_channel_unreachable',
    });
  });
});

describe('a mention on X', () => {
  const polled = async () => {
    // How far was asked is remembered for a few seconds.
    forgetAccounts(house.world);
    await pollAccounts(house.world);
    await house.quiet();
  };
  async function mentioned(text = '@amsa quan torna l’aigua?') {
    const { person, screen } = house.somebodyOn.x();
    const author = { ...person, username: 'ana_serra' };
    const postId = house.x.mention(author, text);
    await polled();
    return { author, screen, postId, ticket: await latest() };
  }
  beforeAll(async () => {
    // What was written before we began to listen is nobody's question any more.
    house.x.mention({ id: '999', name: 'Pere', username: 'pere' }, 'abans');
    await polled();
  });
  const answers = (postId: string) => house.x.posts.filter(({ answering }) => answering === postId);

  test('is answered for everybody, and no notice is sent to somebody who never wrote to us alone', async () => {
    const ana = await mentioned();
    expect(ana.ticket).toMatchObject({ channel: 'x', origin: { isPublic: true } });
    expect(await eventsOf(ana.ticket.id)).toEqual(['ticket.opened', 'delivery.withheld']);
    await reply(ana.ticket.id, 'A les 12.', { publish: true });
    expect(answers(ana.postId).map(({ text }) => text)).toEqual(['A les 12.']);
    expect(ana.screen.lines).toEqual([]);
  });

  test('moves to a direct message, whose answer belongs to the same ticket', async () => {
    const ana = await mentioned();
    await reply(ana.ticket.id, 'Ens pot dir l’adreça?');
    expect(ours(ana)).toEqual(['Ens pot dir l’adreça?']);
    house.x.write(ana.author, 'Carrer Nou, 3');
    await house.quiet();
    expect((await house.messagesOf(ana.ticket.id)).map(({ body }) => body)).toEqual([
      '@amsa quan torna l’aigua?',
      'Ens pot dir l’adreça?',
      'Carrer Nou, 3',
    ]);
    expect(answers(ana.postId)).toEqual([]);
  });

  test('of another in the same thread is another matter, and so is their direct message', async () => {
    const ana = await mentioned();
    const bea = { ...house.somebodyOn.x().person, name: 'Bea Pons', username: 'bea' };
    house.x.mention(bea, '@amsa jo també', ana.postId);
    await polled();
    const ticket = await latest();
    expect(ticket.id).not.toBe(ana.ticket.id);
    house.x.write(bea, 'Visc al 3');
    await house.quiet();
    expect((await house.messagesOf(ticket.id)).map(({ body }) => body)).toEqual([
      '@amsa jo també',
      'Visc al 3',
    ]);
    expect(await house.messagesOf(ana.ticket.id)).toHaveLength(1);
  });

  test('of somebody who takes no messages: that is said, and the public way is there', async () => {
    const ana = await mentioned();
    house.x.conditions.closed = true;
    await reply(ana.ticket.id, 'Ens pot dir l’adreça?');
    const sent = (await house.deliveriesOf(ana.ticket.id)).find(({ kind }) => kind === 'reply');
    expect(sent).toMatchObject({ status: 'failed', reason: 'blocked' });
    expect(await readPublicWay.execute(staff(), { id: ana.ticket.id })).toMatchObject({
      ...{ channel: 'x', limit: { length: 280 } },
      url: `https://x.com/ana_serra/status/${ana.postId}`,
    });
  });

  test('is answered where it was when the answer was written, whatever came since', async () => {
    const ana = await mentioned();
    const message = { body: 'A les 12.', visibility: 'public' as const, publish: true };
    await replyToTicket.execute(staff(), { id: ana.ticket.id, message });
    const later = house.x.mention(ana.author, '@amsa i demà?', ana.postId);
    await polled();
    expect(answers(ana.postId).map(({ text }) => text)).toContain('A les 12.');
    expect(answers(later)).toEqual([]);
  });

  test('that was deleted is found when it is answered', async () => {
    const ana = await mentioned();
    house.x.remove(ana.postId);
    await reply(ana.ticket.id, 'A les 12.', { publish: true });
    const sent = (await house.deliveriesOf(ana.ticket.id)).find(({ kind }) => kind === 'reply');
    expect(sent).toMatchObject({ status: 'failed', reason: 'gone' });
  });
});
