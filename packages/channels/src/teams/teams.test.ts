import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SPECIMENS } from '../../testing/specimens.ts';
import { ENDPOINTS } from '../written/endpoints.ts';
import type { OutgoingWritten, WrittenAccount } from '../written/written-channel.ts';
import { parseTeams } from './parse-teams.ts';
import { isServiceUrl } from './service-url.ts';
import { createTeams } from './teams-channel.ts';

const NOW = '2026-01-05T09:00:00.000Z';
const SERVICE = 'https://smba.trafficmanager.net/emea/t-1/';
const sample = (name: string) => readFileSync(new URL(`./samples/${name}.json`, import.meta.url));
const parse = (name: string) => parseTeams(sample(name), NOW);
const activity = (over: object) => ({
  ...{
    type: 'message',
    id: '1',
    timestamp: '2026-01-05T08:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: SERVICE,
  },
  ...{ from: { id: '29:ana', name: 'Ana' }, recipient: { id: '28:app-1' }, text: 'Hola' },
  conversation: { id: 'a:ana', conversationType: 'personal', tenantId: 't-1' },
  ...over,
});
const read = (over: object) => parseTeams(Buffer.from(JSON.stringify(activity(over))), NOW)[0];

function connect(answer: (url: string, init: RequestInit | undefined) => Response = () => Response.json({})) {
  const account: WrittenAccount = {
    ...{ externalId: 'app-1', settings: { tenantId: 't-1' } },
    secrets: { signing: [], verifyToken: null, accessToken: null, refreshToken: null, clientSecret: 's' },
  };
  return createTeams(account, {
    fetch: async (url, init) => answer(String(url), init),
    ...{ now: () => new Date(NOW), endpoints: ENDPOINTS, token: async () => 'bearer' },
  });
}
const message: OutgoingWritten = {
  ...{ id: 'dlv_1', text: 'Ja hi anem.', files: [], template: null, humanAgent: false, replyTo: null },
  to: {
    ids: ['a:ana'],
    facts: { serviceUrl: SERVICE, conversationId: 'a:ana', botId: '28:app-1', userId: '29:ana' },
  },
};

test('a message of a team, with what is needed to answer it', () => {
  const conversation = '19:abc@thread.tacv2;messageid=1766459963017';
  expect(parse('channel-message')).toEqual([
    {
      ...{
        kind: 'message',
        standby: false,
        openUntil: null,
        place: null,
        account: 'app-1',
        order: conversation,
      },
      from: {
        ...{ ids: [`${conversation}|29:1xX`], name: 'Ana', address: null },
        facts: {
          ...{ serviceUrl: SERVICE, conversationId: conversation, botId: '28:app-1' },
          ...{ userId: '29:1xX', aadObjectId: '0000-1', tenantId: 't-1' },
        },
      },
      content: { text: 'no hay agua', media: [], extras: [], replyTo: null },
      ...{ id: `${conversation}:1766459963017`, at: '2025-12-23T03:19:23.059Z' },
    },
  ]);
});

describe('traps', () => {
  test('the text comes once more as text/html: that is no file', () => {
    expect(parse('channel-message')[0]).toMatchObject({ content: { media: [], extras: [] } });
  });

  test('the mention of the bot goes, that of somebody else is their name, and entities are letters', () => {
    const entities = [
      { type: 'mention', mentioned: { id: '28:app-1' }, text: '<at>Bot</at>' },
      { type: 'mention', mentioned: { id: '29:pere', name: 'Pere' }, text: '<at>Pere</at>' },
    ];
    const text = '<at>Bot</at> diu <at>Pere</at> que 3 &lt; 4 &amp;lt;';
    expect(read({ text, entities })).toMatchObject({ content: { text: 'diu Pere que 3 < 4 &lt;' } });
  });

  test('a file is fetched without our token, a pasted picture with it, and what the HTML names not at all', async () => {
    const [event] = parse('personal-files');
    if (event?.kind !== 'message') throw new Error('no message');
    const { media } = event.content;
    const places = await Promise.all(media.map((ref) => connect().locateMedia(ref)));
    expect(places.map(({ url, headers }) => [url, headers])).toEqual([
      ['https://amsa.sharepoint.com/download?t=1', {}],
      [`${SERVICE}v3/attachments/1/views/original`, { authorization: 'Bearer bearer' }],
    ]);
  });

  test('our token is brought to nobody else', async () => {
    for (const host of ['evil.sharepoint.com', 'evil.trafficmanager.net', 'evil.example']) {
      const ref = {
        kind: 'image',
        id: 'connector',
        url: `https://${host}/x`,
        mediaType: null,
        fileName: null,
      } as const;
      expect((await connect().locateMedia(ref)).headers).toEqual({});
    }
  });

  test('an edit bears the id of what it edits, a deletion too', () => {
    expect(
      read({ type: 'messageUpdate', channelData: { eventType: 'editMessage' }, text: 'Adéu' }),
    ).toMatchObject({
      ...{ kind: 'edit', target: 'a:ana:1', text: 'Adéu', order: 'change:a:ana:1' },
    });
    const gone = { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } };
    expect(read(gone)).toMatchObject({ kind: 'deletion', target: 'a:ana:1' });
    const restored = { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' }, text: 'Hola' };
    expect(read(restored)).toMatchObject({ kind: 'edit', text: 'Hola' });
  });

  test('a reaction is put on what it answers', () => {
    const reaction = { type: 'messageReaction', replyToId: '7', reactionsAdded: [{ type: 'like' }] };
    expect(read(reaction)).toMatchObject({ kind: 'reaction', target: 'a:ana:7', emoji: '👍' });
    const taken = { type: 'messageReaction', replyToId: '7', reactionsRemoved: [{ type: 'like' }] };
    expect(read(taken)).toMatchObject({ kind: 'reaction', emoji: null });
  });

  test('the app is taken away and comes back', () => {
    expect(read({ type: 'installationUpdate', action: 'remove' })).toMatchObject({
      kind: 'presence',
      reachable: false,
    });
    expect(read({ type: 'installationUpdate', action: 'add' })).toMatchObject({
      kind: 'presence',
      reachable: true,
    });
    expect(read({ type: 'conversationUpdate', membersAdded: [] })).toMatchObject({ kind: 'ignored' });
  });

  test('an invoke is answered at once, with an object', async () => {
    const specimen = SPECIMENS.find(({ channel }) => channel === 'teams');
    if (!specimen) throw new Error('there is no specimen of Teams');
    const body = specimen.body([
      { ...specimen.message('f:1', ''), type: 'invoke', name: 'adaptiveCard/action', value: {} },
    ]);
    const headers = await specimen.sign(body, 'secret');
    const webhook = { method: 'POST', query: {}, headers, body: Buffer.from(body) };
    expect(await specimen.connect(['secret']).verify(webhook)).toEqual({
      kind: 'events',
      answer: { status: 200, contentType: 'application/json', body: '{}' },
    });
  });

  test.each([
    [SERVICE, true],
    ['https://europe.botframework.com/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/', true],
    ['https://evil.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evilbotframework.com/', false],
    ['http://smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['nothing', false],
  ])('the service of %s: %s', (url, expected) => {
    expect(isServiceUrl(url, { endpoints: ENDPOINTS })).toBe(expected);
  });

  test.each([
    [403, { error: { code: 'ForbiddenOperationException' } }, { status: 'failed', code: 'not_installed' }],
    [403, { error: { code: 'MessageWritesBlocked' } }, { status: 'failed', code: 'blocked' }],
    [403, {}, { status: 'failed', code: 'not_installed' }],
    [429, {}, { status: 'deferred', code: 'throttled', retryAfterMs: 2_000 }],
    [412, {}, { status: 'deferred', code: 'throttled' }],
    [502, {}, { status: 'deferred' }],
    [500, {}, { status: 'unknown' }],
    [401, {}, { status: 'deferred', code: 'token_invalid' }],
  ])('an answer of %i %j', async (status, body, expected) => {
    const channel = connect(() => Response.json(body, { status, headers: { 'retry-after': '2' } }));
    const [part] = await channel.render(message);
    expect(await channel.send(part!, message)).toMatchObject(expected);
  });

  test('an answer goes to the service that the last message named, and keeps its id', async () => {
    const asked: unknown[] = [];
    const channel = connect((url, init) => {
      asked.push(url, JSON.parse(String(init?.body)));
      return Response.json({ id: '99' }, { status: 201 });
    });
    const [part] = await channel.render(message);
    expect(await channel.send(part!, message)).toEqual({ status: 'sent', providerId: 'a:ana:99' });
    expect(asked).toEqual([
      `${SERVICE}v3/conversations/a%3Aana/activities`,
      {
        ...{ type: 'message', text: 'Ja hi anem.', textFormat: 'plain', from: { id: '28:app-1' } },
        ...{ recipient: { id: '29:ana' }, conversation: { id: 'a:ana' } },
      },
    ]);
  });

  test('a token is asked for of our own tenant', async () => {
    const asked: string[] = [];
    const channel = connect((url, init) => {
      asked.push(url, String(init?.body));
      return Response.json({ access_token: 'jwt', expires_in: 3_600 });
    });
    expect(await channel.grant?.()).toMatchObject({
      accessToken: 'jwt',
      expiresAt: new Date('2026-01-05T10:00:00Z'),
    });
    expect(asked[0]).toBe('https://login.microsoftonline.com/t-1/oauth2/v2.0/token');
    expect(asked[1]).toContain('scope=https%3A%2F%2Fapi.botframework.com%2F.default');
  });
});
