import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../capabilities.ts';
import { parseMessaging } from '../meta/parse-messaging.ts';
import { renderMessaging } from '../meta/render-messaging.ts';
import { ENDPOINTS } from '../written/endpoints.ts';
import type { OutgoingWritten, WrittenAccount } from '../written/written-channel.ts';
import { createInstagram } from './instagram-channel.ts';
import { readProfileChange } from './read-profile-change.ts';

const NOW = '2026-03-08T20:00:00.000Z';
const PROFILE = '17841400000000000';
const PERSON = '5200000000000001';
const events = parseMessaging(readFileSync(new URL('./samples/messages.json', import.meta.url)), NOW, {
  object: 'instagram',
  readChange: readProfileChange,
});
const message: OutgoingWritten = {
  ...{ id: 'dlv_1', to: { ids: [PERSON] }, text: 'Ja hi anem.', files: [] },
  ...{ template: null, humanAgent: false, replyTo: null },
};

function connect(settings: Record<string, string>, asked: string[] = []) {
  const account: WrittenAccount = {
    ...{ externalId: PROFILE, settings },
    secrets: {
      ...{
        signing: ['secret'],
        verifyToken: null,
        accessToken: 'IGAA1',
        refreshToken: null,
        clientSecret: null,
      },
    },
  };
  return createInstagram(account, {
    async fetch(url) {
      asked.push(String(url));
      return Response.json({ message_id: 'm', access_token: 'IGAA2', expires_in: 5_184_000 });
    },
    now: () => new Date(NOW),
    endpoints: ENDPOINTS,
    token: async () => 'IGAA1',
  });
}

test('messages, a story answered, shares, and what is told of ours', () => {
  expect(events).toMatchObject([
    {
      kind: 'message',
      from: { ids: [PERSON] },
      content: { text: '¿Cortaréis el agua?', replyTo: 'aWdf_prev' },
    },
    { kind: 'message', content: { text: 'I això?', extras: [{ kind: 'story' }], replyTo: null } },
    { kind: 'message', content: { media: [{ kind: 'image' }] } },
    { kind: 'message', content: { extras: [{ kind: 'link', title: "Tall d'aigua" }] } },
    { kind: 'message', content: { extras: [{ kind: 'story' }] } },
    { kind: 'message', content: { extras: [{ kind: 'unsupported' }] } },
    { kind: 'deletion', target: 'aWdf_text' },
    { kind: 'echo', id: 'aWdf_echo', to: { ids: [PERSON] } },
    { kind: 'receipt', status: 'read', target: 'aWdf_echo', until: null },
    { kind: 'reaction', target: 'aWdf_echo', emoji: '❤️' },
    {
      ...{ kind: 'message', from: { address: '@pere.vila' } },
      place: { postId: '17890455855121', commentId: '17870913679156914' },
    },
    { kind: 'echo', to: { ids: ['thread:17870913679156914'] } },
    { kind: 'ignored', what: 'messages' },
  ]);
});

describe('traps', () => {
  test('is_deleted carries the id of the message that is to go', () => {
    expect(events.find(({ kind }) => kind === 'deletion')).toMatchObject({
      ...{ target: 'aWdf_text', order: 'change:aWdf_text' },
    });
  });

  test('is_unsupported has no content and is a message all the same', () => {
    expect(events.find(({ id }) => id === 'aWdf_gif')).toMatchObject({
      ...{ kind: 'message', content: { text: '', media: [] } },
    });
  });

  test('read is a mid and no watermark', () => {
    expect(events.find(({ kind }) => kind === 'receipt')).toMatchObject({ target: 'aWdf_echo' });
  });

  test('echoes come among the messages, without a mark of ours', () => {
    expect(events.find(({ id }) => id === 'aWdf_echo')).toMatchObject({ kind: 'echo', correlation: null });
  });

  test('the test event of the dashboard is a change and opens nothing', () => {
    expect(events.at(-1)).toMatchObject({ kind: 'ignored' });
  });

  test('a thousand bytes, not characters', () => {
    const parts = renderMessaging({ ...message, text: 'à'.repeat(600) }, CAPABILITIES.instagram, false);
    expect(parts.map(({ text }) => Buffer.byteLength(text ?? ''))).toEqual([1_000, 200]);
  });

  test('a picture of more than 8 MB goes as a file', () => {
    const picture = (size: number) => ({
      ...{ fileName: 'p.png', mediaType: 'image/png', size, read: async () => new Uint8Array() },
    });
    const files = [picture(8 * 1024 * 1024), picture(8 * 1024 * 1024 + 1)];
    const parts = renderMessaging({ ...message, text: '', files }, CAPABILITIES.instagram, false);
    expect(parts.map(({ body }) => body.message)).toMatchObject([
      { attachment: { type: 'image' } },
      { attachment: { type: 'file' } },
    ]);
  });

  test.each([
    [{ login: 'instagram' }, `https://graph.instagram.com/v26.0/${PROFILE}/messages`],
    [{ login: 'page', pageId: '99' }, 'https://graph.facebook.com/v26.0/99/messages'],
    [{ login: 'page', pageId: '99', apiVersion: 'v27.0' }, 'https://graph.facebook.com/v27.0/99/messages'],
  ])('two logins, two hosts: %j', async (settings, url) => {
    const asked: string[] = [];
    const channel = connect(settings, asked);
    const [part] = await channel.render(message);
    expect(await channel.send(part!, message)).toEqual({ status: 'sent', providerId: 'm' });
    expect(asked).toEqual([url]);
  });

  test.each([
    [true, '1790/replies'],
    [false, `${PROFILE}/messages`],
  ])('a comment is answered for everybody (%s) or for its author alone', async (publicly, path) => {
    const asked: string[] = [];
    const out = { ...message, comment: { id: '1790', isPost: false, publicly } };
    const channel = connect({ login: 'instagram' }, asked);
    const parts = await channel.render(out);
    expect(parts.map(({ body }) => body)).toEqual([
      publicly
        ? { message: 'Ja hi anem.' }
        : { recipient: { comment_id: '1790' }, message: { text: 'Ja hi anem.' } },
    ]);
    await channel.send(parts[0]!, out);
    await channel.hide?.('1790', true);
    expect(asked).toEqual([path, '1790'].map((one) => `https://graph.instagram.com/v26.0/${one}`));
  });

  test('a token of 60 days is renewed every week, and only where it is the profile’s own', async () => {
    const own = connect({ login: 'instagram' });
    expect(own.renewal).toEqual({ everyDays: 7 });
    expect(await own.renew?.()).toEqual({
      ...{ accessToken: 'IGAA2', refreshToken: null, expiresAt: new Date('2026-05-07T20:00:00.000Z') },
    });
    expect(connect({ login: 'page', pageId: '99' }).renew).toBeUndefined();
  });
});
