import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { type Conditions, GOOD_DAY, writtenAt } from '../conditions.ts';
import { deliverWebhooks, type WebhookQueue } from '../deliver-webhooks.ts';
import { graphError, signedMetaRequest } from '../meta-body.ts';
import { type FakeMedia, mediaRoutes } from '../meta-media.ts';
import { createPhone, type Phone } from '../phone.ts';
import { subscribedApps } from '../subscribed-apps.ts';
import { takeMessage } from './take-message.ts';
import { statusOf, type WhatsAppState } from './whatsapp-state.ts';

export type FakeTemplate = { name: string; language: string; category: string; body: string; status: string };

export type FakeWhatsAppOptions = {
  /** `phone_number_id`, its WhatsApp Business account, and what people dial. */
  number: string;
  wabaId: string;
  display: string;
  token: string;
  appSecret: string;
  /** Where our door is. */
  webhookUrl: string;
  /** Where this fake listens, once that is known. */
  origin: () => string;
  now?: () => Date;
  fetch?: typeof globalThis.fetch;
  templates?: readonly FakeTemplate[];
};

/** A customer by number, by user name, or both; usernames hide the number. */
export type FakeCustomer = { phone?: string; userId?: string; name: string; username?: string };

export type FakeWhatsApp = {
  app: Hono;
  conditions: Conditions;
  webhooks: WebhookQueue<unknown>;
  media: FakeMedia;
  /** The telephone of a customer, by number or user id. */
  phoneOf: (id: string) => Phone;
  /** A customer writes. @returns the id of the message */
  write: (from: FakeCustomer, message: WrittenMessage) => string;
  /** The customer opens the conversation: everything that is there is read. */
  read: (id: string) => void;
  /** Anything else that Meta may tell, as one change of the account. */
  tell: (field: string, value: Record<string, unknown>) => void;
  /** Requests to send, as they came. */
  requests: readonly Record<string, unknown>[];
};

/** The type of a message and its part, as the webhook reference has them. */
export type WrittenMessage = Record<string, unknown> & { type: string };

/**
 * WhatsApp Cloud API as its documentation says: signed webhooks that come again until a 2xx, statuses in their own time,
 * a window of 24 hours that is told of late, files behind addresses that last five minutes.
 */
export function createFakeWhatsApp(options: FakeWhatsAppOptions): FakeWhatsApp {
  const clock = options.now ?? (() => new Date());
  const conditions = { ...GOOD_DAY };
  const phones = new Map<string, Phone>();
  const { webhookUrl, appSecret, wabaId } = options;
  const webhooks = deliverWebhooks<unknown>(
    conditions,
    (changes) =>
      signedMetaRequest(webhookUrl, appSecret, {
        object: 'whatsapp_business_account',
        entry: [{ id: wabaId, changes }],
      }),
    options.fetch,
  );
  const phoneOf = (id: string) => {
    const phone = phones.get(id) ?? createPhone(clock);
    phones.set(id, phone);
    return phone;
  };
  const metadata = { display_phone_number: options.display, phone_number_id: options.number };
  const tell: FakeWhatsApp['tell'] = (field, value) =>
    webhooks.push({ field, value: { messaging_product: 'whatsapp', metadata, ...value } });
  const state: WhatsAppState = {
    ...{
      ...options,
      clock,
      conditions,
      phoneOf,
      tell,
      lastWritten: new Map(),
      sent: new Map(),
      requests: [],
    },
  };
  const media = mediaRoutes({ ...options, conditions, now: clock });
  return {
    app: routes(state, media),
    ...{ conditions, webhooks, media, phoneOf, tell, requests: state.requests },
    write: (from, message) => write(state, from, message),
    read: (id) => read(state, id),
  };
}

function routes(state: WhatsAppState, media: FakeMedia): Hono {
  const { number, wabaId, display, token, conditions, templates = [] } = state;
  const app = new Hono();
  app.route('/', media.files);
  app.use('/:version/*', async (c, next) => {
    if (conditions.down) return c.text('upstream connect error', 503);
    const expired = conditions.tokenExpired;
    if (expired || c.req.header('authorization') !== `Bearer ${token}`)
      return c.json(graphError(190, 'Error validating access token', { error_subcode: 463 }), 401);
    return next();
  });
  app.get(`/:version/${number}`, (c) => c.json({ id: number, display_phone_number: display }));
  app.get(`/:version/${wabaId}/message_templates`, (c) => c.json({ data: templates.map(templateView) }));
  app.post(`/:version/${number}/messages`, (c) => takeMessage(c, state));
  app.route('/', subscribedApps(wabaId, conditions));
  app.route('/', media.graph);
  return app;
}

function templateView({ name, language, category, body, status }: FakeTemplate) {
  return { name, language, category, status, components: [{ type: 'BODY', text: body }], id: `tpl-${name}` };
}

function write(state: WhatsAppState, from: FakeCustomer, message: WrittenMessage): string {
  const { clock, conditions, lastWritten, phoneOf, tell } = state;
  const at = writtenAt(conditions, clock);
  const id = `wamid.${randomBytes(18).toString('base64url')}`;
  const { phone, userId, name, username } = from;
  for (const one of [phone, userId]) if (one) lastWritten.set(one, at);
  show(phoneOf(phone ?? userId ?? ''), id, message);
  tell('messages', {
    contacts: [
      {
        profile: { name, ...(username ? { username } : {}) },
        ...(phone ? { wa_id: phone } : {}),
        ...(userId ? { user_id: userId } : {}),
      },
    ],
    messages: [
      {
        ...(phone ? { from: phone } : {}),
        ...(userId ? { from_user_id: userId } : {}),
        ...{ id, timestamp: String(Math.floor(at.getTime() / 1_000)), ...message },
      },
    ],
  });
  return id;
}

function show(phone: Phone, id: string, message: WrittenMessage): void {
  const part = (message[message.type] ?? {}) as Record<string, unknown>;
  if (message.type === 'revoke') phone.change(String(part.original_message_id), { erased: true, text: '' });
  else if (message.type === 'reaction')
    phone.change(String(part.message_id), { reaction: String(part.emoji ?? '') });
  else if (message.type === 'edit') {
    const { text } = part.message as { text: { body: string } };
    phone.change(String(part.original_message_id), { text: text.body, edited: true });
  } else {
    const files = part.id
      ? [{ name: String(part.filename ?? message.type), mediaType: String(part.mime_type) }]
      : [];
    phone.add({ id, by: 'customer', text: String(part.body ?? part.caption ?? ''), files });
  }
}

function read(state: WhatsAppState, id: string): void {
  for (const [wamid, sent] of state.sent) {
    if (sent.to !== id || sent.read) continue;
    sent.read = true;
    state.tell('messages', { statuses: [statusOf(state, wamid, 'read')] });
  }
}
