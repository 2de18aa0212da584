import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENDPOINTS } from '../written/endpoints.ts';
import type { OutgoingWritten, WrittenAccount } from '../written/written-channel.ts';
import { parseX } from './parse-x.ts';
import { renderX } from './render-x.ts';
import { signX } from './verify-x.ts';
import { createX } from './x-channel.ts';

const NOW = '2026-07-25T00:00:00.000Z';
const sample = (name: string) => readFileSync(new URL(`./samples/${name}.json`, import.meta.url));
const parse = (name: string) => parseX(sample(name), NOW);
const message: OutgoingWritten = {
  ...{ id: 'dlv_1', to: { ids: ['222'] }, text: 'Ja hi anem.', files: [] },
  ...{ template: null, humanAgent: false, replyTo: null },
};

type Answer = (url: URL, init: RequestInit | undefined) => Response;
function connect(answer: Answer, settings: Record<string, string> = {}) {
  const account: WrittenAccount = {
    ...{ externalId: '111', settings: { clientId: 'client', ...settings } },
    secrets: {
      ...{
        signing: ['consumer'],
        verifyToken: null,
        accessToken: 'at',
        refreshToken: 'rt',
        clientSecret: 'cs',
      },
    },
  };
  return createX(account, {
    fetch: async (url, init) => answer(new URL(String(url)), init),
    ...{ now: () => new Date(NOW), endpoints: ENDPOINTS, token: async () => 'at' },
  });
}
const png = {
  ...{ fileName: 'p.png', mediaType: 'image/png', size: 3, read: async () => new Uint8Array([1, 2, 3]) },
};

test('a direct message: its words with links that lead somewhere, and its picture by three ids', () => {
  expect(parse('dm-received')).toEqual([
    {
      ...{ kind: 'message', standby: false, openUntil: null, place: null },
      from: { ids: ['222'], name: 'Ana Serra', address: '@ana_serra' },
      content: {
        text: 'hello! https://www.mataro.cat/',
        media: [
          {
            ...{ kind: 'image', id: '2080765901528535096/2080765899/abc.jpg' },
            ...{ url: null, mediaType: null, fileName: null },
          },
        ],
        ...{ extras: [], replyTo: null },
      },
      ...{ id: '2080765901528535096', account: '111', order: '222', at: '2026-07-24T21:23:44.372Z' },
    },
  ]);
});

describe('traps', () => {
  test('ids are texts of 64 bits, and the message is known by its own, not by the event’s', () => {
    expect(parse('dm-received')[0]?.id).toBe('2080765901528535096');
  });

  test('no conversation is named: it is the other of the two, whoever writes', () => {
    expect([parse('dm-received')[0]?.order, parse('dm-sent')[0]?.order]).toEqual(['222', '222']);
  });

  test('dm.sent is our own, or a colleague’s in the app', () => {
    expect(parse('dm-sent')).toMatchObject([
      { kind: 'echo', to: { ids: ['222'] }, content: { text: 'Hola, Ana' } },
    ]);
  });

  test('dm.read is theirs; that we have read it ourselves is no receipt', () => {
    expect(parse('dm-read')).toMatchObject([
      { kind: 'receipt', status: 'read', until: { to: '222', at: '2026-07-24T21:23:46.000Z' } },
      { kind: 'ignored', what: 'read_by_us' },
    ]);
  });

  test('what the Account Activity API told so: the same receipt', () => {
    expect(parse('dm-read-former')).toMatchObject([
      {
        kind: 'receipt',
        status: 'read',
        account: '111',
        until: { to: '222', at: '2018-02-12T16:20:44.662Z' },
      },
    ]);
  });

  test('how far a replay has come opens nothing', () => {
    expect(parse('replay')).toMatchObject([{ kind: 'ignored', what: 'replay_job_status' }]);
  });

  test('an encrypted chat is a message that says so', () => {
    expect(parse('chat-received')).toMatchObject([
      { kind: 'message', id: 'e4f4', content: { text: '', extras: [{ kind: 'encrypted' }] } },
    ]);
  });

  test('oauth.revoke stops the account', () => {
    expect(parse('oauth-revoke')).toMatchObject([{ kind: 'account', code: 'token_invalid', account: '111' }]);
  });

  test.each([
    ['a token', 'aZ09+/=_-aZ09+/=_-', 200],
    ['too short', 'short', 400],
    ['too long', 'a'.repeat(129), 400],
    ['a body that somebody wants signed', '{"data":{"event_type":"dm.received"}}', 400],
    ['nothing', '', 400],
  ])('the challenge signs no forgery: %s', async (_name, token, status) => {
    const verdict = await connect(() => Response.json({})).verify({
      ...{ method: 'GET', query: { crc_token: token }, headers: {}, body: new Uint8Array() },
    });
    expect('answer' in verdict ? verdict.answer.status : verdict.status).toBe(status);
    if (!('answer' in verdict)) return;
    expect(verdict.answer.contentType).toBe('application/json');
    expect(JSON.parse(verdict.answer.body)).toEqual({
      response_token: signX(Buffer.from(token), 'consumer'),
    });
  });

  test('a picture is dm_image, since tweet_image is refused', async () => {
    const asked: [string, unknown][] = [];
    const channel = connect(({ pathname }, init) => {
      asked.push([pathname, typeof init?.body === 'string' ? JSON.parse(init.body) : null]);
      return Response.json({ data: { id: '77', dm_event_id: '88' } });
    });
    const out = { ...message, files: [png] };
    const [part] = await channel.render(out);
    expect(await channel.send(part!, out)).toEqual({ status: 'sent', providerId: '88' });
    expect(asked).toEqual([
      ['/2/media/upload/initialize', { media_type: 'image/png', total_bytes: 3, media_category: 'dm_image' }],
      ['/2/media/upload/77/append', null],
      ['/2/media/upload/77/finalize', null],
      ['/2/dm_conversations/with/222/messages', { text: 'Ja hi anem.', attachments: [{ media_id: '77' }] }],
    ]);
  });

  test('a film is refused before anything is handed over', async () => {
    const channel = connect(() => Response.error());
    const out = { ...message, files: [{ ...png, mediaType: 'video/mp4' }] };
    const [part] = await channel.render(out);
    expect(await channel.send(part!, out)).toMatchObject({ status: 'failed', code: 'media_refused' });
  });

  test.each([
    [
      429,
      {},
      { 'x-rate-limit-reset': String(Date.parse(NOW) / 1_000 + 90) },
      { code: 'throttled', retryAfterMs: 90_000 },
    ],
    [
      403,
      { title: 'Forbidden', type: 'https://api.twitter.com/2/problems/forbidden' },
      {},
      { code: 'blocked' },
    ],
    [
      403,
      { type: 'https://api.twitter.com/2/problems/client-forbidden' },
      {},
      { code: 'permission_missing' },
    ],
    [402, { title: 'CreditsDepleted' }, {}, { code: 'account_unpaid' }],
    [401, { title: 'Unauthorized' }, {}, { code: 'token_invalid' }],
    [503, {}, {}, { status: 'deferred', code: 'provider_down' }],
    [502, {}, {}, { status: 'unknown' }],
  ])('an answer of %i %j is what it is by its problem', async (status, body, headers, expected) => {
    const channel = connect(() =>
      Response.json(body, { status, headers: headers as Record<string, string> }),
    );
    const [part] = await channel.render(message);
    expect(await channel.send(part!, message)).toMatchObject(expected);
  });

  test('a refresh token is good for one use: the pair is renewed together', async () => {
    const channel = connect((url, init) => {
      expect([url.pathname, String(init?.body)]).toEqual([
        '/2/oauth2/token',
        'grant_type=refresh_token&refresh_token=rt&client_id=client',
      ]);
      return Response.json({ access_token: 'at2', refresh_token: 'rt2', expires_in: 7_200 });
    });
    expect(await channel.renew?.()).toEqual({
      ...{ accessToken: 'at2', refreshToken: 'rt2', expiresAt: new Date('2026-07-25T02:00:00.000Z') },
    });
  });

  test('an answer for everybody is a post that replies', async () => {
    const asked: unknown[] = [];
    const channel = connect((url, init) => {
      asked.push([url.pathname, JSON.parse(String(init?.body))]);
      return Response.json({ data: { id: '78', text: 'Ja hi anem.' } }, { status: 201 });
    });
    const out = { ...message, comment: { id: '77', isPost: false, publicly: true } };
    const [part] = await channel.render(out);
    expect(await channel.send(part!, out)).toEqual({ status: 'sent', providerId: '78' });
    expect(asked).toEqual([['/2/tweets', { text: 'Ja hi anem.', reply: { in_reply_to_tweet_id: '77' } }]]);
  });

  test('a post that was deleted is gone, not a person who shut us out', async () => {
    const detail = 'You attempted to reply to a Tweet that is deleted or not visible to you.';
    const channel = connect(() => Response.json({ title: 'Forbidden', detail }, { status: 403 }));
    const out = { ...message, comment: { id: '77', isPost: false, publicly: true } };
    const [part] = await channel.render(out);
    expect(await channel.send(part!, out)).toMatchObject({ status: 'failed', code: 'gone' });
  });

  test('few messages may leave: the first file goes with the last words', () => {
    const parts = renderX({ ...message, files: [png, png] });
    expect(parts.map(({ text, upload }) => [text, upload !== null])).toEqual([
      ['Ja hi anem.', true],
      [null, true],
    ]);
  });
});

describe('mentions are asked for', () => {
  const post = (id: string) => ({ id, text: `@amsa ${id}`, author_id: '222', conversation_id: '1' });
  const users = [{ id: '222', name: 'Ana Serra', username: 'ana_serra' }];
  const page = (ids: string[], next?: string) => ({
    ...{ data: ids.map(post), includes: { users } },
    meta: { newest_id: ids[0], ...(next ? { next_token: next } : {}) },
  });

  test('only where it was wanted', () => {
    expect(connect(() => Response.json({})).poll).toBeUndefined();
  });

  test('what was written before we began is passed over', async () => {
    const channel = connect(() => Response.json(page(['9', '8'], 'more')), { publicPosts: 'yes' });
    const polled = await channel.poll?.(null);
    expect(polled?.cursor).toBe('9');
    expect(parseX(polled!.body, NOW)).toEqual([]);
  });

  test('every page, the oldest post first', async () => {
    const channel = connect(
      ({ searchParams }) =>
        Response.json(searchParams.get('pagination_token') ? page(['5', '4']) : page(['9', '8'], 'more')),
      { publicPosts: 'yes' },
    );
    const polled = await channel.poll?.('3');
    expect(polled?.cursor).toBe('9');
    const events = parseX(polled!.body, NOW);
    expect(events.map(({ id }) => id)).toEqual(['4', '5', '8', '9']);
    expect(events[0]).toMatchObject({
      ...{ kind: 'message', account: '111', order: '1', from: { address: '@ana_serra' } },
      place: { commentId: '4', url: 'https://x.com/ana_serra/status/4' },
    });
  });

  test('nothing new moves nothing', async () => {
    const channel = connect(() => Response.json({ meta: { result_count: 0 } }), { publicPosts: 'yes' });
    expect(await channel.poll?.('3')).toBeNull();
  });
});
