import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../capabilities.ts';
import { graphSendCode } from '../meta/graph-errors.ts';
import { parseMessaging } from '../meta/parse-messaging.ts';
import { renderMessaging } from '../meta/render-messaging.ts';
import { ENDPOINTS } from '../written/endpoints.ts';
import type { OutgoingWritten } from '../written/written-channel.ts';
import { createMessenger } from './messenger-channel.ts';
import { readPageChange } from './read-page-change.ts';

const NOW = '2026-03-08T20:00:00.000Z';
const PAGE = '110000000000001';
const PERSON = '6100000000000001';
const parse = (name: string) =>
  parseMessaging(readFileSync(new URL(`./samples/${name}.json`, import.meta.url)), NOW, {
    object: 'page',
    readChange: readPageChange,
  });
/** The adapter of the page, and what it asks of a provider that always answers the same. */
function connected(answer: object) {
  const asked: { url: string; body: unknown }[] = [];
  const secrets = {
    signing: ['s'],
    verifyToken: null,
    accessToken: 't',
    refreshToken: null,
    clientSecret: null,
  };
  const channel = createMessenger(
    { externalId: PAGE, settings: {}, secrets },
    {
      ...{ now: () => new Date(NOW), token: async () => 't', endpoints: ENDPOINTS },
      fetch: async (url, init) => {
        asked.push({ url: String(url), body: JSON.parse(String(init?.body)) });
        return Response.json(answer);
      },
    },
  );
  return { channel, asked };
}
const byId = (name: string, id: string) => parse(name).find((event) => event.id === id);

describe('what a customer sends', () => {
  test('a text, with who, when, and what it answers', () => {
    expect(byId('messages', 'm_text')).toEqual({
      kind: 'message',
      from: { ids: [PERSON], name: null, address: null },
      content: { text: 'Hola, no surt aigua', media: [], extras: [], replyTo: 'm_prev' },
      ...{ standby: false, openUntil: null, place: null, account: PAGE, order: PERSON, id: 'm_text' },
      at: '2026-03-08T19:27:04.000Z',
    });
  });

  test.each([
    ['m_image', 'image'],
    ['m_thumb', 'sticker'],
    ['m_sticker', 'sticker'],
  ])('%s is a file to fetch: %s', (id, kind) => {
    expect(byId('messages', id)).toMatchObject({ content: { media: [{ kind }], extras: [] } });
  });

  test.each([
    ['m_link', { kind: 'link', url: 'https://www.mataro.cat/', title: 'Mataró' }],
    ['m_location', { kind: 'location', latitude: 41.5421, longitude: 2.4445, name: 'La Riera' }],
    ['m_start', { kind: 'choice', title: 'Començar' }],
    ['m_hologram', { kind: 'unsupported', what: 'hologram' }],
  ])('%s', (id, extra) => {
    expect(byId('messages', id)).toMatchObject({ kind: 'message', content: { extras: [extra] } });
  });

  test('an edit, a reaction and its withdrawal change a message, and what is unknown is told', () => {
    expect(parse('messages').filter(({ kind }) => kind !== 'message')).toMatchObject([
      { kind: 'edit', target: 'm_text', text: 'Hola, ja torna a sortir', order: 'change:m_text' },
      { kind: 'reaction', target: 'm_ours', emoji: '❤' },
      { kind: 'reaction', target: 'm_ours', emoji: null },
      { kind: 'ignored', what: 'game_play' },
    ]);
  });
});

describe('traps', () => {
  test('delivery.mids may be absent: the watermark alone says that everything before it arrived', () => {
    const at = (second: number) => `2026-03-08T19:27:${String(second).padStart(2, '0')}.000Z`;
    expect(parse('ours').filter(({ kind }) => kind === 'receipt')).toMatchObject([
      { status: 'delivered', target: null, until: { to: PERSON, at: at(6) } },
      { status: 'delivered', target: null, until: { to: PERSON, at: at(7) } },
      { status: 'read', target: null, until: { to: PERSON, at: at(8) } },
    ]);
  });

  test('stickers come as sticker, and as an image with a sticker_id before 2026-08-30', () => {
    for (const id of ['m_thumb', 'm_sticker'])
      expect(byId('messages', id)).toMatchObject({ content: { media: [{ kind: 'sticker' }] } });
  });

  test('an echo of our own app carries our mark; one of another application or of Business Suite carries none', () => {
    expect(parse('ours').filter(({ kind }) => kind === 'echo')).toMatchObject([
      { id: 'm_2', to: { ids: [PERSON] }, correlation: 'out:dlv_1:0', order: PERSON },
      { id: 'm_3', to: { ids: [PERSON] }, correlation: null },
    ]);
  });

  test('standby is what another application answers', () => {
    expect(byId('ours', 'm_standby')).toMatchObject({ kind: 'message', standby: true });
    expect(byId('messages', 'm_text')).toMatchObject({ standby: false });
  });

  test('a conversation is taken from us and passed to us', () => {
    expect(parse('ours').filter(({ kind }) => kind === 'held')).toMatchObject([
      { who: { ids: [PERSON] }, elsewhere: true },
      { who: { ids: [PERSON] }, elsewhere: false },
    ]);
  });

  test('an advertisement opens the window for seven days', () => {
    expect(byId('messages', 'm_start')).toMatchObject({ openUntil: '2026-03-15T19:27:11.000Z' });
  });

  test.each([
    [10, 2_018_278, 'window_closed'],
    [10, 2_018_065, 'window_closed'],
    [10, 2_018_300, 'elsewhere'],
    [10, 1_893_063, 'account_restricted'],
    [10, undefined, 'permission_missing'],
    [551, 1_545_041, 'unreachable'],
    [100, 2_018_001, 'recipient_unknown'],
    [100, undefined, 'refused'],
    [200, 2_018_028, 'permission_missing'],
    [230, undefined, 'permission_missing'],
    [190, 460, 'token_invalid'],
    [613, undefined, 'throttled'],
    [100, 33, 'gone'],
    [10_900, undefined, 'window_closed'],
    [10_903, undefined, 'unreachable'],
    [368, undefined, 'account_restricted'],
    [4711, undefined, 'refused'],
  ])('code %i/%s is %s, whatever the status and the text', (code, error_subcode, expected) => {
    expect(graphSendCode({ code, error_subcode })).toBe(expected);
  });
});

describe('what is public', () => {
  test('a comment with its thread, our answer, an edit, and what its author takes away', () => {
    expect(parse('feed')).toMatchObject([
      {
        ...{
          kind: 'message',
          id: '900_1',
          order: '900_1',
          content: { text: 'Quan tornarà l’aigua?'.replace('’', "'") },
        },
        from: { ids: ['thread:900_1:7100000000000002', 'thread:900_1'], name: 'Pere Vila' },
        place: { postId: `${PAGE}_900`, commentId: '900_1', url: 'https://www.facebook.com/p/900' },
      },
      { kind: 'echo', id: '900_2', to: { ids: ['thread:900_1'] }, content: { text: 'A les 12.' } },
      { kind: 'edit', target: '900_1', text: 'Quan torna?' },
      { kind: 'hiding', target: '900_1', hidden: true, order: 'change:900_1' },
      { kind: 'deletion', target: '900_1' },
      { kind: 'ignored', what: 'feed_reaction' },
      { kind: 'ignored', what: 'feed_own' },
      { kind: 'message', id: `${PAGE}_902`, content: { text: 'Hi ha una fuita al carrer' } },
    ]);
  });
});

describe('what we send', () => {
  const message: OutgoingWritten = {
    ...{ id: 'dlv_1', to: { ids: [PERSON] }, text: 'Ja hi anem.', files: [] },
    ...{ template: null, humanAgent: false, replyTo: null },
  };
  const bodies = (over: Partial<OutgoingWritten>) =>
    renderMessaging({ ...message, ...over }, CAPABILITIES.messenger, true).map(({ body }) => body);
  const file = (mediaType: string, size = 10) => ({
    ...{ fileName: 'f', mediaType, size, read: async () => new Uint8Array(size) },
  });

  test('a text, as the reference has it', () => {
    expect(bodies({})).toEqual([
      {
        ...{ recipient: { id: PERSON }, messaging_type: 'RESPONSE' },
        message: { text: 'Ja hi anem.', metadata: 'out:dlv_1:0' },
      },
    ]);
  });

  test('past the usual window a person’s words leave as HUMAN_AGENT', () => {
    expect(bodies({ humanAgent: true })).toMatchObject([
      { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
    ]);
  });

  test.each([
    [false, { comment_id: '900_1' }],
    [true, { post_id: '900_1' }],
  ])('to the author of a comment or post alone, once, by what they wrote', (isPost, recipient) => {
    const comment = { id: '900_1', isPost, publicly: false };
    expect(bodies({ comment })).toEqual([
      { recipient, message: { text: 'Ja hi anem.', metadata: 'out:dlv_1:0' } },
    ]);
  });

  test.each([
    [true, 'https://graph.facebook.com/v26.0/900_1/comments', { message: 'Ja hi anem.' }],
    [false, `https://graph.facebook.com/v26.0/${PAGE}/messages`, { recipient: { comment_id: '900_1' } }],
  ])('publicly (%s): where it is posted, and who got it', async (publicly, url, body) => {
    const { channel, asked } = connected({ id: '900_3', message_id: 'm_9', recipient_id: PERSON });
    const wanted = { ...message, comment: { id: '900_1', isPost: false, publicly } };
    const [part] = await channel.render(wanted);
    const sent = publicly ? { providerId: '900_3' } : { providerId: 'm_9', recipientId: PERSON };
    expect(await channel.send(part!, wanted)).toEqual({ status: 'sent', ...sent });
    expect(asked).toMatchObject([{ url, body }]);
  });

  test('a comment is hidden, and shown again', async () => {
    const { channel, asked } = connected({ success: true });
    for (const hidden of [true, false]) await channel.hide?.('900_1', hidden);
    const url = 'https://graph.facebook.com/v26.0/900_1';
    expect(asked).toEqual([
      { url, body: { is_hidden: true } },
      { url, body: { is_hidden: false } },
    ]);
  });

  test('text and attachment in one message are not allowed: they leave in two', () => {
    expect(
      bodies({ files: [file('image/png'), file('application/pdf')] }).map(({ message: one }) => one),
    ).toEqual([
      { text: 'Ja hi anem.', metadata: 'out:dlv_1:0' },
      { attachment: { type: 'image', payload: { is_reusable: false } }, metadata: 'out:dlv_1:1' },
      { attachment: { type: 'file', payload: { is_reusable: false } }, metadata: 'out:dlv_1:2' },
    ]);
  });
});
