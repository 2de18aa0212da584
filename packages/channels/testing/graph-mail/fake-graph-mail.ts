import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deliverWebhooks, type WebhookQueue } from '../deliver-webhooks.ts';
import { deltaPage, isImmutable } from './delta-pages.ts';
import {
  addMessage,
  createState,
  type FakeGraphMailOptions,
  type FakeMessage,
  type FakeSubscription,
  type GraphConditions,
  type GraphMailState,
  graphMailError,
  headerOf,
  moveMessage,
} from './graph-mail-state.ts';
import { sendRoutes, uploadRoutes } from './send-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

export type Lifecycle = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';
type Told = { url: string; item: Record<string, unknown> };

export type FakeGraphMail = {
  /** The login and Graph, on one origin. */
  app: Hono;
  conditions: GraphConditions;
  notifications: WebhookQueue<Told>;
  subscriptions: ReadonlyMap<string, FakeSubscription>;
  messages: readonly FakeMessage[];
  requests: readonly string[];
  /** A mail arrives in the inbox. */
  receive: (raw: string | Buffer, receivedAt?: Date) => FakeMessage;
  move: (message: FakeMessage, folder: FakeMessage['folder']) => void;
  remove: (message: FakeMessage) => void;
  /** What was sent from the mailbox, oldest first. */
  sent: () => FakeMessage[];
  /** Every place of the delta query is forgotten. */
  forget: () => void;
  /** Every token that was given is worth nothing from now on. */
  revokeTokens: () => void;
  /** Microsoft tells something of the subscription itself. */
  tell: (event: Lifecycle, more?: Record<string, unknown>) => void;
  dropSubscriptions: () => void;
};

const TOKEN_SECONDS = 3_599;

/**
 * Microsoft Graph for mail as its documentation says: tokens that end, subscriptions that ask for a word and end too,
 * notifications that come late, twice or never, delta pages whose places are forgotten, mail as MIME both ways.
 */
export function createFakeGraphMail(options: FakeGraphMailOptions): FakeGraphMail {
  const state = createState(options);
  const notifications = deliverWebhooks<Told>(
    state.conditions,
    (told) => ({
      url: told[0]?.url ?? '',
      body: JSON.stringify({ value: told.map(({ item }) => item) }),
      headers: { 'content-type': 'application/json' },
    }),
    options.fetch,
  );
  const { messages, subscriptions, conditions, requests } = state;
  return {
    app: routesOf(state),
    ...{ conditions, notifications, subscriptions, messages, requests },
    receive(raw, receivedAt) {
      const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.replaceAll(/\r?\n/g, '\r\n'));
      const message = addMessage(state, 'inbox', bytes, receivedAt ? { receivedAt } : {});
      for (const told of aboutMail(state, message)) notifications.push(told);
      return message;
    },
    move: (message, folder) => moveMessage(state, message, folder),
    remove(message) {
      moveMessage(state, message, 'archive');
      messages.splice(messages.indexOf(message), 1);
    },
    sent: () => messages.filter(({ folder }) => folder === 'sentitems'),
    forget() {
      state.changes += 1;
      state.forgottenBelow = state.changes;
    },
    revokeTokens: () => state.tokens.clear(),
    tell(lifecycleEvent, more = {}) {
      for (const one of subscriptions.values())
        notifications.push({
          url: one.lifecycleNotificationUrl,
          item: { ...envelopeOf(state, one), lifecycleEvent, ...more },
        });
    },
    dropSubscriptions: () => subscriptions.clear(),
  };
}

function aboutMail(state: GraphMailState, message: FakeMessage): Told[] {
  if (state.conditions.losesNotifications) return [];
  const alive = [...state.subscriptions.values()].filter(({ expiresAt }) => expiresAt > state.clock());
  return alive.map((one) => {
    const id = one.immutable ? message.immutableId : message.id;
    const resource = `Users/${state.user}/Messages/${id}`;
    return {
      url: one.notificationUrl,
      item: {
        ...envelopeOf(state, one),
        ...{ id: 'lsgTZ', changeType: 'created', resource },
        resourceData: {
          ...{ '@odata.type': '#Microsoft.Graph.Message', '@odata.id': resource, id },
          '@odata.etag': `W/"CQ${message.changed}"`,
        },
      },
    };
  });
}

function envelopeOf({ tenant }: GraphMailState, { id, clientState, expiresAt }: FakeSubscription) {
  return {
    ...{ subscriptionId: id, clientState, tenantId: tenant },
    subscriptionExpirationDateTime: expiresAt.toISOString(),
  };
}

function routesOf(state: GraphMailState): Hono {
  const find = (id: string) => state.messages.find((one) => one.immutableId === id || one.id === id);
  const app = new Hono();
  app.use(async (c, next) => {
    state.requests.push(`${c.req.method} ${new URL(c.req.url).pathname}`);
    if (state.conditions.down) return c.json(graphMailError('UnknownError'), 503);
    return next();
  });
  app.post('/:tenant/oauth2/v2.0/token', (c) => grant(c, state));
  app.route('/', uploadRoutes(state, find));
  app.use('/v1.0/*', (c, next) => guard(c, state) ?? next());
  app.route('/v1.0/subscriptions', subscriptionRoutes(state));
  app.use('/v1.0/users/:user/*', async (c, next) => {
    if (c.req.param('user').toLowerCase() !== state.user.toLowerCase())
      return c.json(graphMailError('ErrorInvalidUser', 'The requested user is invalid.'), 404);
    return next();
  });
  app.route('/v1.0/users/:user', readRoutes(state, find));
  app.route('/v1.0/users/:user', sendRoutes(state, find));
  return app;
}

function readRoutes(state: GraphMailState, find: (id: string) => FakeMessage | undefined): Hono {
  const routes = new Hono();
  routes.get('/mailFolders/inbox', (c) => c.json({ id: 'AAMkInbox' }));
  routes.get('/mailFolders/inbox/messages/delta', (c) => deltaPage(c, state));
  routes.get('/mailFolders/sentitems/messages', (c) => {
    const wanted = /^internetMessageId eq '(.*)'$/
      .exec(c.req.query('$filter') ?? '')?.[1]
      ?.replaceAll("''", "'");
    const found = state.messages.filter(
      ({ folder, raw }) => folder === 'sentitems' && headerOf(raw, 'message-id') === wanted,
    );
    return c.json({ value: found.slice(0, 1).map(({ immutableId }) => ({ id: immutableId })) });
  });
  routes.get('/messages/:id/$value', (c) => {
    const message = find(c.req.param('id'));
    if (!message) return c.json(graphMailError('ErrorItemNotFound'), 404);
    if (state.conditions.unreadableMime)
      return c.json(graphMailError('ErrorMimeContentConversionFailed'), 400);
    return c.body(new Uint8Array(message.raw), 200, { 'Content-Type': 'text/plain' });
  });
  routes.get('/messages/:id', (c) => {
    const message = find(c.req.param('id'));
    return message ? c.json(viewOf(c, message)) : c.json(graphMailError('ErrorItemNotFound'), 404);
  });
  return routes;
}

function viewOf(c: Context, { id, immutableId, isDraft, isRead, raw, receivedAt }: FakeMessage) {
  const [head = '', ...rest] = raw.toString('utf8').split('\r\n\r\n');
  const [, name = '', address = ''] = /^"?([^"<]*)"?\s*<(.+)>$/.exec(headerOf(raw, 'from')) ?? [];
  return {
    ...{ id: isImmutable(c) ? immutableId : id, isDraft, isRead, receivedDateTime: receivedAt.toISOString() },
    ...{ subject: headerOf(raw, 'subject'), internetMessageId: headerOf(raw, 'message-id') },
    from: { emailAddress: { name: name.trim(), address } },
    internetMessageHeaders: head
      .split('\r\n')
      .map((line) => /^([^:\s]+):\s*(.*)$/.exec(line))
      .flatMap((line) => (line ? [{ name: line[1], value: line[2] }] : [])),
    body: { contentType: 'text', content: rest.join('\r\n\r\n') },
  };
}

async function grant(c: Context, state: GraphMailState): Promise<Response> {
  const form = await c.req.formData();
  const deny = (code: string, text: string, status: 400 | 401) =>
    c.json({ error: 'invalid_client', error_description: `${code}: ${text}` }, status);
  if (c.req.param('tenant') !== state.tenant)
    return deny('AADSTS90002', `Tenant '${c.req.param('tenant')}' not found.`, 400);
  if (form.get('client_id') !== state.clientId)
    return deny('AADSTS700016', 'Application was not found in the directory.', 400);
  if (form.get('client_secret') !== state.clientSecret)
    return deny('AADSTS7000215', 'Invalid client secret provided.', 401);
  if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== `${state.origin()}/.default`)
    return deny('AADSTS1002012', 'The provided value for scope is not valid.', 400);
  const token = randomBytes(24).toString('base64url');
  state.tokens.set(token, new Date(state.clock().getTime() + TOKEN_SECONDS * 1_000));
  return c.json({ token_type: 'Bearer', expires_in: TOKEN_SECONDS, access_token: token });
}

/** A token that is none, a mailbox that is not ours, too many requests. */
function guard(c: Context, state: GraphMailState): Promise<Response> | undefined {
  const { conditions, tokens, clock } = state;
  const until = tokens.get(c.req.header('authorization')?.replace(/^Bearer /, '') ?? '');
  const refuse = (code: string, status: 401 | 403 | 429, headers: Record<string, string> = {}) =>
    Promise.resolve(c.json(graphMailError(code), status, headers));
  if (conditions.tokenExpired || !until || until <= clock()) return refuse('InvalidAuthenticationToken', 401);
  if (conditions.forbidden) return refuse('ErrorAccessDenied', 403);
  if (conditions.throttles)
    return refuse('ApplicationThrottled', 429, { 'Retry-After': String(conditions.retryAfterSeconds) });
  return undefined;
}
