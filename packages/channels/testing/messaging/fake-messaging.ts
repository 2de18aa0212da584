import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { type Conditions, GOOD_DAY, writtenAt } from '../conditions.ts';
import { deliverWebhooks, type WebhookQueue } from '../deliver-webhooks.ts';
import { graphError, signedMetaRequest } from '../meta-body.ts';
import { createPhone, type Phone } from '../phone.ts';
import { subscribedApps } from '../subscribed-apps.ts';
import { commentRoutes, type FakeComments } from './fake-comments.ts';
import { takeMessage } from './take-message.ts';

export type FakeMessagingOptions = {
  product: 'messenger' | 'instagram';
  /** The page or profile, and its name. */
  id: string;
  name: string;
  token: string;
  appSecret: string;
  /** Of the app that is ours: what others write comes back as an echo of another. */
  appId: string;
  webhookUrl: string;
  origin: () => string;
  now?: () => Date;
  fetch?: typeof globalThis.fetch;
};

export type MessagingCustomer = { id: string; name: string; username?: string };

export type FakeMessaging = {
  app: Hono;
  conditions: Conditions;
  webhooks: WebhookQueue<MessagingItem>;
  comments: FakeComments;
  phoneOf: (id: string) => Phone;
  /** A customer writes. @returns the id of the message */
  write: (from: MessagingCustomer, message: Record<string, unknown>) => string;
  /** One of ours answers in the provider's own inbox. */
  answerElsewhere: (to: string, text: string) => string;
  read: (id: string) => void;
  /** Any other item of `messaging`, from a customer. */
  tell: (from: string, item: Record<string, unknown>, list?: 'messaging' | 'standby') => void;
  /** Where a customer's file can be fetched. */
  fileAt: (bytes: Uint8Array, mediaType: string) => string;
  requests: readonly Record<string, unknown>[];
};

export type MessagingItem = { list: 'messaging' | 'standby' | 'changes'; item: Record<string, unknown> };

export type MessagingState = FakeMessagingOptions & {
  clock: () => Date;
  conditions: Conditions;
  people: Map<string, MessagingCustomer>;
  lastWritten: Map<string, Date>;
  phoneOf: (id: string) => Phone;
  push: (list: MessagingItem['list'], item: Record<string, unknown>) => void;
  requests: Record<string, unknown>[];
  sentTo: Set<string>;
};

/**
 * Messenger or Instagram as their documentation says: echoes of everything that is sent, watermarks, a window that is
 * refused at once (10/2018278), files at addresses that run out.
 */
export function createFakeMessaging(options: FakeMessagingOptions): FakeMessaging {
  const { webhookUrl, appSecret, id, product } = options;
  const clock = options.now ?? (() => new Date());
  const conditions = { ...GOOD_DAY };
  const object = product === 'messenger' ? 'page' : 'instagram';
  const webhooks = deliverWebhooks<MessagingItem>(
    conditions,
    (items) => signedMetaRequest(webhookUrl, appSecret, { object, entry: [entryOf(id, clock(), items)] }),
    options.fetch,
  );
  const phones = new Map<string, Phone>();
  const phoneOf = (of: string) => {
    const phone = phones.get(of) ?? createPhone(clock);
    phones.set(of, phone);
    return phone;
  };
  const state: MessagingState = {
    ...{ ...options, clock, conditions, phoneOf, people: new Map(), lastWritten: new Map() },
    ...{ requests: [], sentTo: new Set() },
    push: (list, item) => webhooks.push({ list, item }),
  };
  const comments = commentRoutes(state);
  const files = new Map<string, { bytes: Uint8Array; mediaType: string }>();
  return {
    app: routes(state, comments, files),
    ...{ conditions, webhooks, comments, phoneOf, requests: state.requests },
    write: (from, message) => write(state, from, message),
    answerElsewhere: (to, text) => answerElsewhere(state, to, text),
    read: (of) => read(state, of),
    tell: (from, item, list = 'messaging') => state.push(list, between(state, from, item)),
    fileAt(bytes, mediaType) {
      const key = randomBytes(12).toString('hex');
      files.set(key, { bytes, mediaType });
      return `${options.origin()}/files/${key}`;
    },
  };
}

function entryOf(id: string, at: Date, items: readonly MessagingItem[]) {
  const of = (list: MessagingItem['list']) =>
    items.filter((one) => one.list === list).map(({ item }) => item);
  const lists = (['messaging', 'standby', 'changes'] as const).flatMap((list) =>
    of(list).length > 0 ? [[list, of(list)]] : [],
  );
  return { id, time: at.getTime(), ...Object.fromEntries(lists) };
}

const between = ({ id, clock }: MessagingState, from: string, item: Record<string, unknown>) => ({
  ...{ sender: { id: from }, recipient: { id }, timestamp: clock().getTime() },
  ...item,
});

function routes(
  state: MessagingState,
  comments: FakeComments,
  files: ReadonlyMap<string, { bytes: Uint8Array; mediaType: string }>,
): Hono {
  const { id, token, conditions, people, name } = state;
  const app = new Hono();
  app.get('/files/:key', (c) => {
    const file = files.get(c.req.param('key'));
    if (!file || conditions.mediaExpired) return c.body('URL signature expired', 403);
    return c.body(new Uint8Array(file.bytes), 200, { 'Content-Type': file.mediaType });
  });
  app.get('/refresh_access_token', (c) =>
    c.json({
      access_token: `${c.req.query('access_token')}-renewed`,
      token_type: 'bearer',
      expires_in: 5_184_000,
    }),
  );
  app.use('/:version/*', async (c, next) => {
    if (conditions.down) return c.text('upstream connect error', 503);
    const given = c.req.header('authorization') ?? '';
    if (conditions.tokenExpired || !given.startsWith(`Bearer ${token}`))
      return c.json(graphError(190, 'Error validating access token', { error_subcode: 460 }), 400);
    return next();
  });
  app.get(`/:version/${id}`, (c) => c.json({ id, name }));
  app.post(`/:version/${id}/messages`, (c) => takeMessage(c, state, comments));
  app.post(`/:version/${id}/message_attachments`, async (c) => {
    const form = await c.req.formData();
    if (!(form.get('filedata') instanceof File)) return c.json(graphError(100, 'filedata is required'), 400);
    return c.json({ attachment_id: randomBytes(6).readUIntBE(0, 6).toString() });
  });
  app.route('/', subscribedApps(id, conditions));
  app.post(`/:version/${id}/take_thread_control`, (c) => c.json({ success: true }));
  app.route('/', comments.routes);
  app.get('/:version/:person', (c) => {
    const person = people.get(c.req.param('person'));
    if (!person) return c.json(graphError(100, 'Unsupported get request', { error_subcode: 33 }), 400);
    const [first, ...rest] = person.name.split(' ');
    return c.json({
      ...{ id: person.id, name: person.name, first_name: first, last_name: rest.join(' ') },
      ...(person.username ? { username: person.username } : {}),
    });
  });
  return app;
}

function write(state: MessagingState, from: MessagingCustomer, message: Record<string, unknown>): string {
  const { people, lastWritten, clock, conditions, phoneOf, push } = state;
  const at = writtenAt(conditions, clock);
  const mid = `m_${randomBytes(18).toString('base64url')}`;
  people.set(from.id, from);
  lastWritten.set(from.id, at);
  phoneOf(from.id).add({ id: mid, by: 'customer', text: String(message.text ?? '') });
  push('messaging', between(state, from.id, { timestamp: at.getTime(), message: { mid, ...message } }));
  return mid;
}

function answerElsewhere(state: MessagingState, to: string, text: string): string {
  const { id, clock, phoneOf, push } = state;
  const mid = `m_${randomBytes(18).toString('base64url')}`;
  phoneOf(to).add({ id: mid, by: 'us', text });
  push('messaging', {
    ...{ sender: { id }, recipient: { id: to }, timestamp: clock().getTime() },
    message: { mid, text, is_echo: true, app_id: 26390203743090 },
  });
  return mid;
}

function read(state: MessagingState, of: string): void {
  const { product, clock, phoneOf } = state;
  const last = phoneOf(of).lines.findLast(({ by }) => by === 'us');
  if (!last) return;
  const seen = product === 'messenger' ? { watermark: clock().getTime() } : { mid: last.id };
  state.push('messaging', between(state, of, { read: seen }));
}
