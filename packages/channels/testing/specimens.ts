import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import {
  type ChannelNet,
  ENDPOINTS,
  type Endpoints,
  WRITTEN_ADAPTERS,
  type WrittenChannel,
  type WrittenChannelName,
} from '../src/written/index.ts';
import { metaJson } from './meta-body.ts';

/** What the contract of the written channels needs to know of one of them. */
export type Specimen = {
  channel: WrittenChannelName;
  /** The adapter of an account that accepts these secrets. */
  connect: (secrets: readonly string[], fetchIt?: typeof globalThis.fetch) => WrittenChannel;
  sign: (body: string, secret: string) => Promise<Record<string, string>>;
  /** The body of a webhook with some items; a provider that sends one a request takes the first. */
  body: (items: readonly unknown[]) => string;
  several: boolean;
  /** Whether the signature covers the body byte for byte. */
  coversBody: boolean;
  /** A customer's message. */
  message: (id: string, text: string) => Record<string, unknown>;
  /** Where the words of it stand. */
  words: readonly string[];
  /** Something of a kind that nobody has heard of. */
  unknown: Record<string, unknown>;
  to: { ids: string[]; facts: Record<string, string> };
};

const NOW = new Date('2026-03-02T12:00:00.000Z');
const ACCOUNT = '1100';
const NOBODY: typeof globalThis.fetch = async () => Response.json({});

function adapter(
  channel: WrittenChannelName,
  secrets: readonly string[],
  fetchIt = NOBODY,
  more: { settings?: Record<string, string>; endpoints?: Partial<Endpoints> } = {},
): WrittenChannel {
  const net: ChannelNet = {
    ...{ fetch: fetchIt, now: () => NOW, token: async () => 'token' },
    endpoints: { ...ENDPOINTS, ...more.endpoints },
  };
  const sealed = { verifyToken: null, accessToken: 'token', refreshToken: 'refresh', clientSecret: 'client' };
  const account = {
    ...{ externalId: ACCOUNT, settings: more.settings ?? {} },
    secrets: { signing: secrets, ...sealed },
  };
  return WRITTEN_ADAPTERS[channel](account, net);
}

const signMetaBody = async (body: string, secret: string) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

const PERSON = '2200';
const messagingItem = (item: object) => ({
  ...{ sender: { id: PERSON }, recipient: { id: ACCOUNT }, timestamp: NOW.getTime() },
  ...item,
});

const messaging = (
  channel: WrittenChannelName,
  object: string,
  settings: Record<string, string> = {},
): Specimen => ({
  ...{ channel, several: true, coversBody: true, sign: signMetaBody, to: { ids: [PERSON], facts: {} } },
  connect: (secrets, fetchIt) => adapter(channel, secrets, fetchIt, { settings }),
  body: (messages) =>
    metaJson({ object, entry: [{ id: ACCOUNT, time: NOW.getTime(), messaging: messages }] }),
  message: (mid, text) => messagingItem({ message: { mid, text } }),
  words: ['message', 'text'],
  unknown: messagingItem({ message: { mid: 'unknown', attachments: [{ type: 'hologram' }] } }),
});

const whatsapp: Specimen = {
  ...{ channel: 'whatsapp', several: true, coversBody: true, sign: signMetaBody },
  connect: (secrets, fetchIt) => adapter('whatsapp', secrets, fetchIt),
  body: (messages) =>
    metaJson({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: 'waba',
          changes: [{ field: 'messages', value: { metadata: { phone_number_id: ACCOUNT }, messages } }],
        },
      ],
    }),
  message: (id, text) => ({
    ...{ from: '34600111222', id, timestamp: '1749416383', type: 'text', text: { body: text } },
  }),
  words: ['text', 'body'],
  unknown: { from: '34600111222', id: 'unknown', timestamp: '1749416383', type: 'hologram' },
  to: { ids: ['34600111222'], facts: {} },
};

const directMessage = (id: string, text: string) => ({
  ...{ type: 'message_create', id, created_timestamp: String(NOW.getTime()) },
  message_create: { target: { recipient_id: ACCOUNT }, sender_id: PERSON, message_data: { text } },
});

const x: Specimen = {
  ...{ channel: 'x', several: true, coversBody: true, to: { ids: [PERSON], facts: {} } },
  connect: (secrets, fetchIt) => adapter('x', secrets, fetchIt),
  sign: async (body, secret) => ({
    'x-twitter-webhooks-signature': `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`,
  }),
  body: (direct_message_events) =>
    JSON.stringify({
      data: { event_type: 'dm.received', filter: { user_id: ACCOUNT }, payload: { direct_message_events } },
    }),
  message: directMessage,
  words: ['message_create', 'message_data', 'text'],
  unknown: { ...directMessage('unknown', 'Hola'), type: 'hologram' },
};

const SERVICE = 'https://smba.trafficmanager.net/emea/';
type Pair = { publicKey: KeyObject; privateKey: KeyObject };
const pairs = new Map<string, Pair>();
const pairOf = (kid: string): Pair => {
  const pair = pairs.get(kid) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
  pairs.set(kid, pair);
  return pair;
};
let published = 0;

/** The Bot Connector signs with keys that Microsoft publishes: a secret is the name of one of them. */
const teams: Specimen = {
  ...{ channel: 'teams', several: false, coversBody: false },
  connect(secrets, fetchIt = NOBODY) {
    published += 1;
    const base = `https://keys-${published}.example`;
    return adapter(
      'teams',
      [],
      async (url, init) => {
        if (!String(url).startsWith(base)) return fetchIt(url, init);
        if (String(url).endsWith('openidconfiguration')) return Response.json({ jwks_uri: `${base}/keys` });
        const keys = secrets.map(async (kid) => ({
          ...(await exportJWK(pairOf(kid).publicKey)),
          ...{ kid, endorsements: ['msteams'] },
        }));
        return Response.json({ keys: await Promise.all(keys) });
      },
      { endpoints: { botFramework: base } },
    );
  },
  async sign(body, secret) {
    const { serviceUrl = SERVICE } = JSON.parse(body) as { serviceUrl?: string };
    const at = Math.floor(NOW.getTime() / 1_000);
    const token = await new SignJWT({
      ...{
        iss: 'https://api.botframework.com',
        aud: ACCOUNT,
        serviceurl: serviceUrl,
        nbf: at,
        exp: at + 600,
      },
    })
      .setProtectedHeader({ alg: 'RS256', kid: secret })
      .sign(pairOf(secret).privateKey);
    return { authorization: `Bearer ${token}` };
  },
  body: ([activity]) => JSON.stringify(activity),
  message: (id, text) => ({
    ...{ type: 'message', id, text, timestamp: NOW.toISOString(), channelId: 'msteams', serviceUrl: SERVICE },
    ...{ from: { id: '29:ana', name: 'Ana' }, recipient: { id: `28:${ACCOUNT}` } },
    conversation: { id: 'a:ana', conversationType: 'personal' },
  }),
  words: ['text'],
  unknown: {
    ...{ type: 'hologram', id: 'unknown', channelId: 'msteams', serviceUrl: SERVICE },
    ...{ recipient: { id: `28:${ACCOUNT}` }, conversation: { id: 'a:ana' } },
  },
  to: { ids: ['a:ana'], facts: { serviceUrl: SERVICE, conversationId: 'a:ana' } },
};

/** One of each written channel; of Instagram both logins. */
export const SPECIMENS: readonly (Specimen & { name: string })[] = [
  { name: 'WhatsApp', ...whatsapp },
  { name: 'Messenger', ...messaging('messenger', 'page') },
  { name: 'Instagram Login', ...messaging('instagram', 'instagram', { login: 'instagram' }) },
  { name: 'Instagram by its page', ...messaging('instagram', 'instagram', { login: 'page', pageId: '9' }) },
  { name: 'X', ...x },
  { name: 'Teams', ...teams },
];
