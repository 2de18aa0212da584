import { createHmac } from 'node:crypto';
import type { DemoAccount, DemoChannel } from '@sinia/channels/testing/demo';
import { metaJson } from '@sinia/channels/testing/meta-body';
import type { HttpRequest } from './http-connection.ts';

/** What a customer wrote, as its provider numbers it. */
export interface Item {
  readonly id: string;
  readonly person: number;
  readonly text: string;
}

export type SignedWebhook = Pick<HttpRequest, 'path' | 'headers' | 'text'>;

/** What the Bot Connector shows with its requests: the same for an hour. */
export interface TeamsPass {
  readonly token: string;
  readonly serviceUrl: string;
}

type Body = (account: DemoAccount, items: readonly Item[], pass: TeamsPass | null) => string;

/** The bodies of webhooks with messages, as the providers document them. */
const BODIES: Readonly<Record<DemoChannel, Body>> = {
  whatsapp: ({ externalId, settings }, items) =>
    metaJson({
      object: 'whatsapp_business_account',
      entry: [{ id: settings.wabaId, changes: items.map((item) => whatsAppChange(externalId, item)) }],
    }),
  messenger: (account, items) => messagingBody('page', account, items),
  instagram: (account, items) => messagingBody('instagram', account, items),
  x: ({ externalId }, items) =>
    JSON.stringify({
      data: {
        ...{ event_uuid: items[0]?.id, event_type: 'dm.received', tag: 'amsa' },
        filter: { user_id: externalId },
        payload: {
          direct_message_events: items.map((item) => directMessage(externalId, item)),
          users: Object.fromEntries(items.map(({ person }) => [xId(person), { data: xPerson(person) }])),
        },
      },
    }),
  // One activity a request.
  teams: (account, [item], pass) => JSON.stringify(item && teamsActivity(account, item, pass)),
};

const meta = (body: string, secret: string) => ({
  'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

type Sign = (body: string, secret: string, pass: TeamsPass | null) => Readonly<Record<string, string>>;

const SIGNATURES: Readonly<Record<DemoChannel, Sign>> = {
  ...{ whatsapp: meta, messenger: meta, instagram: meta },
  x: (body, secret) => ({
    'X-Twitter-Webhooks-Signature': `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`,
  }),
  teams: (_body, _secret, pass) => ({ Authorization: `Bearer ${pass?.token}` }),
};

/** A webhook of some messages, signed as its provider signs. */
export function signedWebhook(
  account: DemoAccount,
  items: readonly Item[],
  pass: TeamsPass | null = null,
): SignedWebhook {
  const { channel, id, secrets } = account;
  const text = BODIES[channel](account, items, pass);
  const headers = SIGNATURES[channel](text, secrets.signing[0] ?? '', pass);
  return { path: `/v1/inbound/${channel}/${id}`, headers, text };
}

function whatsAppChange(phone_number_id: string, { id, person, text }: Item) {
  const from = `346${String(person).padStart(8, '0')}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  return {
    field: 'messages',
    value: {
      ...{ messaging_product: 'whatsapp', metadata: { phone_number_id } },
      contacts: [{ profile: { name: `Client ${person}` }, wa_id: from }],
      messages: [{ from, id: `wamid.${id}`, timestamp, type: 'text', text: { body: text } }],
    },
  };
}

function messagingBody(object: string, { externalId }: DemoAccount, items: readonly Item[]): string {
  const timestamp = Date.now();
  const messaging = items.map(({ id, person, text }) => ({
    ...{ sender: { id: `61${person}` }, recipient: { id: externalId }, timestamp },
    message: { mid: `m_${id}`, text },
  }));
  return metaJson({ object, entry: [{ id: externalId, time: timestamp, messaging }] });
}

const xId = (person: number) => `22${person}`;
const xPerson = (person: number) => ({
  ...{ id: xId(person), name: `Client ${person}`, username: `client_${person}` },
});

function directMessage(recipient_id: string, { id, person, text }: Item) {
  return {
    ...{ type: 'message_create', id, created_timestamp: String(Date.now()) },
    message_create: { target: { recipient_id }, sender_id: xId(person), message_data: { text } },
  };
}

function teamsActivity({ externalId, settings }: DemoAccount, item: Item, pass: TeamsPass | null) {
  const { id, person, text } = item;
  const { tenantId } = settings;
  return {
    ...{ type: 'message', id, text, textFormat: 'plain', channelId: 'msteams', serviceUrl: pass?.serviceUrl },
    timestamp: new Date().toISOString(),
    from: { id: `29:${person}`, name: `Client ${person}`, aadObjectId: `aad-${person}` },
    recipient: { id: `28:${externalId}`, name: 'AMSA' },
    conversation: { conversationType: 'personal', tenantId, id: `a:${person}` },
    channelData: { tenant: { id: tenantId } },
  };
}
