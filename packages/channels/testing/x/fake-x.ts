import { createHmac, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type Conditions, GOOD_DAY, writtenAt } from '../conditions.ts';
import { deliverWebhooks, type WebhookQueue } from '../deliver-webhooks.ts';
import { loseAnswer } from '../lost-answer.ts';
import { createPhone, type Phone } from '../phone.ts';

export type FakeXOptions = {
  /** Our own user. */
  userId: string;
  consumerSecret: string;
  clientId: string;
  clientSecret: string;
  /** The tokens of the beginning. */
  accessToken: string;
  refreshToken: string;
  /** Of the app itself: webhooks are asked for with it. */
  appToken?: string;
  webhookUrl: string;
  origin: () => string;
  now?: () => Date;
  fetch?: typeof globalThis.fetch;
};

export type XPerson = { id: string; name: string; username: string };

export type FakeX = {
  app: Hono;
  /** Nobody takes our messages; the app was revoked: no token is renewed. */
  conditions: Conditions & { closed: boolean; revoked: boolean };
  webhooks: WebhookQueue<XEvent>;
  phoneOf: (id: string) => Phone;
  write: (from: XPerson, text: string, file?: { bytes: Uint8Array; mediaType: string }) => string;
  /** A colleague answers in the app. */
  answerElsewhere: (to: XPerson, text: string) => string;
  read: (from: XPerson) => void;
  /** Any other activity. */
  tell: (type: string, payload: Record<string, unknown>) => void;
  /** Somebody names us in a post. @returns its id */
  mention: (from: XPerson, text: string, answering?: string) => string;
  /** Somebody deletes their post; nobody is told. */
  remove: (id: string) => void;
  posts: readonly XPost[];
  /** Checks the webhook as X does: a challenge that must be signed. @returns whether it is valid */
  challenge: (token?: string) => Promise<boolean>;
  /** The access token that was given is worth nothing from now on. */
  revokeTokens: () => void;
  /** How often tokens were renewed, and with which refresh token that was used before. */
  renewals: readonly { refreshToken: string; accepted: boolean }[];
};

export type XEvent = { type: string; payload: Record<string, unknown> };

export type XPost = {
  id: string;
  by: XPerson;
  text: string;
  answering: string | null;
  thread: string;
  deleted: boolean;
};

type State = FakeXOptions & {
  clock: () => Date;
  conditions: FakeX['conditions'];
  people: Map<string, XPerson>;
  phoneOf: (id: string) => Phone;
  push: (event: XEvent) => void;
  tokens: { access: string; refresh: string };
  renewals: { refreshToken: string; accepted: boolean }[];
  sentAt: number[];
  posts: XPost[];
  files: Map<string, { bytes: Uint8Array; mediaType: string }>;
};

const QUARTER_MS = 15 * 60_000;
let drawn = 2_080_765_901_528_535_096n;

const nextId = () => {
  drawn += 1n;
  return String(drawn);
};

/**
 * X as its documentation says: activities one a request, ids as texts, 15 messages in a quarter of an hour, tokens of
 * two hours with refresh tokens that are good for one use.
 */
export function createFakeX(options: FakeXOptions): FakeX {
  const clock = options.now ?? (() => new Date());
  const conditions = { ...GOOD_DAY, closed: false, revoked: false };
  const { userId, webhookUrl, consumerSecret } = options;
  const webhooks = deliverWebhooks<XEvent>(
    conditions,
    ([event]) => {
      const { type, payload } = event as XEvent;
      const data = {
        event_uuid: `-${nextId()}`,
        filter: { user_id: userId },
        event_type: type,
        tag: 'amsa',
        payload,
      };
      const body = JSON.stringify({ data });
      const signature = createHmac('sha256', consumerSecret).update(body).digest('base64');
      return { url: webhookUrl, body, headers: { 'x-twitter-webhooks-signature': `sha256=${signature}` } };
    },
    options.fetch,
  );
  const phones = new Map<string, Phone>();
  const phoneOf = (id: string) => {
    const phone = phones.get(id) ?? createPhone(clock);
    phones.set(id, phone);
    return phone;
  };
  const state: State = {
    ...{ ...options, clock, conditions, phoneOf, people: new Map(), push: webhooks.push },
    ...{ renewals: [], sentAt: [], posts: [], files: new Map() },
    tokens: { access: options.accessToken, refresh: options.refreshToken },
  };
  return {
    app: routes(state),
    ...{ conditions, webhooks, phoneOf, renewals: state.renewals, posts: state.posts },
    write: (from, text, file) => message(state, from, { from: from.id, to: userId, text, file }),
    answerElsewhere: (to, text) => message(state, to, { from: userId, to: to.id, text }),
    read: (from) => webhooks.push({ type: 'dm.read', payload: readOf(state, from) }),
    tell: (type, payload) => webhooks.push({ type, payload }),
    revokeTokens: () => void Object.assign(state.tokens, { access: randomBytes(16).toString('hex') }),
    mention(from, text, answering) {
      const id = nextId();
      const thread = state.posts.find((one) => one.id === answering)?.thread ?? id;
      state.posts.push({ id, by: from, text, answering: answering ?? null, thread, deleted: false });
      return id;
    },
    remove(id) {
      const post = state.posts.find((one) => one.id === id);
      if (post) post.deleted = true;
    },
    challenge: (token = randomBytes(24).toString('base64url')) => challenge(state, token),
  };
}

async function challenge({ webhookUrl, consumerSecret, fetch: ask = fetch }: State, token: string) {
  const answer = await ask(`${webhookUrl}?crc_token=${encodeURIComponent(token)}`);
  const expected = `sha256=${createHmac('sha256', consumerSecret).update(token).digest('base64')}`;
  if (!answer.ok) return false;
  return ((await answer.json()) as { response_token?: string }).response_token === expected;
}

/** Webhooks are the app's: the one that there is, registered and challenged anew with the token of the app. */
function webhookRoutes(state: State): Hono {
  const { conditions, webhookUrl, appToken } = state;
  let url = webhookUrl;
  const view = () => ({ id: '1146654567674912769', url, valid: !conditions.unsubscribed });
  const app = new Hono();
  app.use(async (c, next) => {
    if (conditions.down) return c.body(null, 503);
    if (appToken && c.req.header('authorization') === `Bearer ${appToken}`) return next();
    const detail = 'Authenticating with OAuth 2.0 User Context is forbidden for this endpoint.';
    const type = 'https://api.twitter.com/2/problems/unsupported-authentication';
    return c.json(problem('Unsupported Authentication', 403, detail, type), 403);
  });
  app.get('/', (c) => c.json({ data: [view()], meta: { result_count: 1 } }));
  const validate = async (c: Context) => {
    const valid = await challenge(state, randomBytes(24).toString('base64url'));
    conditions.unsubscribed = !valid;
    if (valid) return c.json({ data: view() });
    return c.json(problem('CrcValidationFailed', 400, 'Webhook URL does not meet the requirements.'), 400);
  };
  app.post('/', async (c) => {
    url = ((await c.req.json()) as { url: string }).url;
    return validate(c);
  });
  app.put('/:id', validate);
  return app;
}

function message(
  state: State,
  person: XPerson,
  {
    from,
    to,
    text,
    file,
  }: { from: string; to: string; text: string; file?: { bytes: Uint8Array; mediaType: string } | undefined },
): string {
  const { people, phoneOf, push, clock, conditions, userId, files } = state;
  const id = nextId();
  people.set(person.id, person);
  const ours = from === userId;
  phoneOf(person.id).add({ id, by: ours ? 'us' : 'customer', text });
  const key = `${id}/${nextId()}/${randomBytes(8).toString('base64url')}.jpg`;
  if (file) files.set(key, file);
  const short = 'https://t.co/abcdefghij';
  const attachment = {
    type: 'media',
    media: {
      id_str: key.split('/')[1],
      type: 'photo',
      url: short,
      media_url_https: `https://ton.twitter.com/1.1/ton/data/dm/${key}`,
    },
  };
  const data = {
    text: file ? `${text} ${short}`.trim() : text,
    entities: {
      hashtags: [],
      symbols: [],
      user_mentions: [],
      urls: file ? [{ url: short, expanded_url: `https://twitter.com/messages/media/${id}` }] : [],
    },
    ...(file ? { attachment } : {}),
  };
  push({
    type: ours ? 'dm.sent' : 'dm.received',
    payload: {
      direct_message_events: [
        {
          ...{
            type: 'message_create',
            id,
            created_timestamp: String(writtenAt(conditions, clock).getTime()),
          },
          message_create: { target: { recipient_id: to }, sender_id: from, message_data: data },
        },
      ],
      users: { [person.id]: { data: person } },
    },
  });
  return id;
}

function readOf({ clock, userId, phoneOf }: State, { id }: XPerson) {
  const last = phoneOf(id).lines.findLast(({ by }) => by === 'us');
  const at = String(clock().getTime());
  const event = {
    created_timestamp: at,
    sender_id: id,
    target: { recipient_id: userId },
    last_read_event_id: last?.id,
  };
  return { direct_message_mark_read_events: [event] };
}

const problem = (title: string, status: number, detail: string, type = 'about:blank') => ({
  ...{ title, type, status, detail },
});

function routes(state: State): Hono {
  const { conditions, tokens, userId, files } = state;
  const app = new Hono();
  app.post('/2/oauth2/token', (c) => renew(c, state));
  app.route('/2/webhooks', webhookRoutes(state));
  app.use('/2/*', async (c, next) => {
    if (conditions.down) return c.body(null, 503);
    if (conditions.tokenExpired || c.req.header('authorization') !== `Bearer ${tokens.access}`)
      return c.json(problem('Unauthorized', 401, 'Unauthorized'), 401);
    return next();
  });
  app.get('/2/users/me', (c) => c.json({ data: { id: userId, name: 'AMSA', username: 'amsa' } }));
  app.get(`/2/users/${userId}/mentions`, (c) => c.json(mentionsOf(state, c.req.query('since_id') ?? '0')));
  app.post('/2/dm_conversations/with/:id/messages', (c) => take(c, state));
  app.get('/2/dm_conversations/media/:dm/:media/:resource', (c) => {
    const { dm, media, resource } = c.req.param();
    const file = files.get(`${dm}/${media}/${resource}`);
    if (!file || conditions.mediaExpired) return c.json(problem('Not Found', 404, 'Not Found'), 404);
    return c.body(new Uint8Array(file.bytes), 200, { 'Content-Type': file.mediaType });
  });
  app.post('/2/media/upload/initialize', async (c) => {
    const { media_category: category } = (await c.req.json()) as { media_category?: string };
    if (!category?.startsWith('dm_')) return c.json(problem('Invalid Request', 400, 'media_category'), 400);
    return c.json({ data: { id: nextId(), expires_after_secs: 86_400 } });
  });
  app.post('/2/media/upload/:id/append', (c) => c.json({ data: { expires_at: 0 } }));
  app.post('/2/media/upload/:id/finalize', (c) => c.json({ data: { id: c.req.param('id') } }));
  app.post('/2/tweets', async (c) => {
    const { text = '', reply } = (await c.req.json()) as {
      text?: string;
      reply?: { in_reply_to_tweet_id: string };
    };
    const answering = reply?.in_reply_to_tweet_id ?? null;
    const id = nextId();
    const answered = state.posts.find((one) => one.id === answering);
    if (answering && (!answered || answered.deleted)) {
      const detail = 'You attempted to reply to a Tweet that is deleted or not visible to you.';
      return c.json(problem('Forbidden', 403, detail), 403);
    }
    if (text.length > 280) return c.json(problem('Forbidden', 403, 'Tweet needs to be a bit shorter.'), 403);
    const by = { id: userId, name: 'AMSA', username: 'amsa' };
    state.posts.push({ id, by, text, answering, thread: answered?.thread ?? id, deleted: false });
    return c.json({ data: { id, text } }, 201);
  });
  return app;
}

function mentionsOf({ posts, userId }: State, since: string) {
  const found = posts
    .filter(({ id, by, deleted }) => !deleted && by.id !== userId && BigInt(id) > BigInt(since))
    .toReversed();
  const users = [...new Map(found.map(({ by }) => [by.id, by])).values()];
  return {
    data: found.map(({ id, by, text, answering, thread }) => ({
      ...{ id, text, author_id: by.id, conversation_id: thread, created_at: new Date().toISOString() },
      ...(answering ? { referenced_tweets: [{ type: 'replied_to', id: answering }] } : {}),
    })),
    ...(users.length > 0 ? { includes: { users } } : {}),
    meta: { result_count: found.length, ...(found[0] ? { newest_id: found[0].id } : {}) },
  };
}

/** A refresh token is good for one use: a second one revokes everything, as it would for a thief. */
async function renew(c: Context, state: State): Promise<Response> {
  const { tokens, renewals, clientId, clientSecret, conditions } = state;
  const form = await c.req.formData();
  const refreshToken = String(form.get('refresh_token'));
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const known = refreshToken === tokens.refresh && c.req.header('authorization') === `Basic ${basic}`;
  const accepted = known && !conditions.revoked;
  renewals.push({ refreshToken, accepted });
  if (!accepted)
    return c.json(
      { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
      400,
    );
  tokens.access = randomBytes(16).toString('hex');
  tokens.refresh = randomBytes(16).toString('hex');
  return c.json({
    ...{ token_type: 'bearer', expires_in: 7_200, scope: 'dm.read dm.write' },
    ...{ access_token: tokens.access, refresh_token: tokens.refresh },
  });
}

async function take(c: Context, state: State): Promise<Response> {
  const { conditions, clock, sentAt, people, userId } = state;
  const now = clock().getTime();
  const recent = sentAt.filter((at) => at > now - QUARTER_MS);
  const [oldest] = recent;
  if (conditions.throttles || (recent.length >= 15 && oldest !== undefined)) {
    const reset = Math.ceil(((oldest ?? now) + QUARTER_MS) / 1_000);
    return c.json(problem('Too Many Requests', 429, 'Too Many Requests'), 429, {
      'x-rate-limit-reset': String(reset),
    });
  }
  if (conditions.closed) {
    const detail = 'You do not have permission to DM one or more participants.';
    return c.json(problem('Forbidden', 403, detail, 'https://api.twitter.com/2/problems/forbidden'), 403);
  }
  sentAt.push(now);
  const to = c.req.param('id') ?? '';
  const { text = '' } = (await c.req.json()) as { text?: string };
  const person = people.get(to) ?? { id: to, name: to, username: to };
  const id = message(state, person, { from: userId, to, text });
  if (conditions.losesAnswers) return loseAnswer(c);
  const [first = '', second = ''] = [to, userId].sort((left, right) =>
    BigInt(left) < BigInt(right) ? -1 : 1,
  );
  return c.json({ data: { dm_conversation_id: `${first}-${second}`, dm_event_id: id } }, 201);
}
