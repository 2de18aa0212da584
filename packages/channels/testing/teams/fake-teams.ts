import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { exportJWK, SignJWT } from 'jose';
import { type Conditions, GOOD_DAY, writtenAt } from '../conditions.ts';
import { loseAnswer } from '../lost-answer.ts';
import { createPhone, type Phone } from '../phone.ts';

export type FakeTeamsOptions = {
  /** The id of the app that our bot is. */
  appId: string;
  appSecret: string;
  tenantId: string;
  /** What it gives out; drawn where it is not told. */
  token?: string;
  webhookUrl: string;
  origin: () => string;
  now?: () => Date;
  fetch?: typeof globalThis.fetch;
};

export type TeamsPerson = {
  id: string;
  name: string;
  email: string;
  /** Its domain is one that their organisation has proven; the address, where it is not told. */
  userPrincipalName?: string;
  tenantId?: string;
  aadObjectId?: string;
  /** In the conversation: of our directory, a guest in it, or somebody who gave no name. */
  role?: 'user' | 'guest' | 'anonymous';
  /** Of the person, where the conversation is another organisation's, as in a shared channel. */
  homeTenantId?: string;
};

export type FakeTeams = {
  app: Hono;
  conditions: Conditions & { uninstalled: boolean };
  phoneOf: (person: TeamsPerson) => Phone;
  /** Somebody writes to the bot. Resolves with the id of the activity, once it was taken. */
  write: (from: TeamsPerson, text: string, more?: Record<string, unknown>) => Promise<string>;
  /** Any other activity of somebody's conversation. @returns the status of the answer */
  tell: (
    from: TeamsPerson,
    activity: Record<string, unknown>,
    claims?: Record<string, unknown>,
  ) => Promise<Response>;
  /** Signs with a new key from now on. */
  rollKeys: () => void;
  fileAt: (bytes: Uint8Array, mediaType: string, shared: boolean) => string;
  settle: () => Promise<void>;
  /** Every token that was given is worth nothing from now on. */
  revokeTokens: () => void;
  /** When tokens were given out. */
  grants: readonly Date[];
};

type Key = { kid: string; privateKey: KeyObject; publicKey: KeyObject; endorsements: readonly string[] };

const draw = (endorsements: readonly string[] = ['msteams']): Key => ({
  ...{ kid: randomBytes(8).toString('hex'), endorsements },
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
});

type State = FakeTeamsOptions & {
  clock: () => Date;
  conditions: FakeTeams['conditions'];
  keys: Key[];
  people: Map<string, TeamsPerson>;
  phones: Map<string, Phone>;
  token: string;
  files: Map<string, { bytes: Uint8Array; mediaType: string; shared: boolean }>;
  calls: Promise<unknown>[];
  grants: Date[];
};

const drawToken = () => `eyJ.${randomBytes(16).toString('base64url')}.x`;

const conversationOf = ({ id }: TeamsPerson) => `a:${id}`;

/** The Bot Connector, its keys and its tokens, as Microsoft's documentation says. */
export function createFakeTeams(options: FakeTeamsOptions): FakeTeams {
  const clock = options.now ?? (() => new Date());
  const state: State = {
    ...{ ...options, clock, conditions: { ...GOOD_DAY, uninstalled: false }, keys: [draw()] },
    ...{ people: new Map(), phones: new Map(), files: new Map(), calls: [], grants: [] },
    token: options.token ?? drawToken(),
  };
  const phoneOf = (person: TeamsPerson) => phoneIn(state, conversationOf(person));
  const tell: FakeTeams['tell'] = (from, activity, claims = {}) => post(state, from, activity, claims);
  return {
    app: routes(state),
    ...{ conditions: state.conditions, phoneOf, tell, grants: state.grants },
    async write(from, text, more = {}) {
      const id = String(clock().getTime() + state.calls.length);
      phoneOf(from).add({ id, by: 'customer', text });
      const call = tell(from, { type: 'message', id, text, textFormat: 'plain', ...more });
      state.calls.push(call);
      await call;
      return id;
    },
    rollKeys: () => void state.keys.unshift(draw()),
    fileAt(bytes, mediaType, shared) {
      const key = randomBytes(12).toString('hex');
      state.files.set(key, { bytes, mediaType, shared });
      return `${options.origin()}/files/${key}`;
    },
    settle: async () => void (await Promise.all(state.calls)),
    revokeTokens: () => void Object.assign(state, { token: drawToken() }),
  };
}

function phoneIn({ phones, clock }: State, conversation: string): Phone {
  const phone = phones.get(conversation) ?? createPhone(clock);
  phones.set(conversation, phone);
  return phone;
}

async function post(
  state: State,
  from: TeamsPerson,
  activity: Record<string, unknown>,
  claims: Record<string, unknown>,
): Promise<Response> {
  const { appId, webhookUrl, tenantId, clock, conditions, people, origin } = state;
  people.set(from.id, from);
  const serviceUrl = `${origin()}/emea/`;
  const tenant = from.tenantId ?? tenantId;
  const body = JSON.stringify({
    ...{ timestamp: writtenAt(conditions, clock).toISOString(), channelId: 'msteams', serviceUrl },
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId ?? `aad-${from.id}` },
    recipient: { id: `28:${appId}`, name: 'AMSA' },
    conversation: { conversationType: 'personal', tenantId: tenant, id: conversationOf(from) },
    channelData: { tenant: { id: tenant } },
    ...activity,
  });
  const token = await sign(state, { serviceurl: serviceUrl, ...claims });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return (state.fetch ?? fetch)(webhookUrl, { method: 'POST', body, headers });
}

async function sign({ keys, appId, clock }: State, claims: Record<string, unknown>): Promise<string> {
  const [key] = keys as [Key];
  const now = Math.floor(clock().getTime() / 1_000);
  return new SignJWT({
    iss: 'https://api.botframework.com',
    aud: appId,
    nbf: now,
    exp: now + 3_600,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
    .sign(key.privateKey);
}

function routes(state: State): Hono {
  const { conditions, keys, origin, files, people } = state;
  const app = new Hono();
  app.get('/v1/.well-known/openidconfiguration', (c) =>
    c.json({ issuer: 'https://api.botframework.com', jwks_uri: `${origin()}/v1/.well-known/keys` }),
  );
  app.get('/v1/.well-known/keys', async (c) => {
    const listed = keys.map(async ({ kid, publicKey, endorsements }) => {
      return { ...(await exportJWK(publicKey)), use: 'sig', kid, x5t: kid, endorsements };
    });
    return c.json({ keys: await Promise.all(listed) });
  });
  app.post('/:tenant/oauth2/v2.0/token', (c) => grant(c, state));
  app.get('/files/:key', (c) => {
    const file = files.get(c.req.param('key'));
    const allowed = file?.shared || c.req.header('authorization') === `Bearer ${state.token}`;
    if (!file || conditions.mediaExpired) return c.body(null, 404);
    return allowed
      ? c.body(new Uint8Array(file.bytes), 200, { 'Content-Type': file.mediaType })
      : c.body(null, 401);
  });
  app.use('/emea/v3/*', async (c, next) => {
    if (conditions.down) return c.body(null, 503);
    const known = c.req.header('authorization') === `Bearer ${state.token}` && !conditions.tokenExpired;
    return known
      ? next()
      : c.json({ error: { code: 'BadToken', message: 'Authorization has been denied' } }, 401);
  });
  app.get('/emea/v3/conversations/:id/members/:member', (c) => {
    const person = people.get(c.req.param('member'));
    if (!person) return c.json({ error: { code: 'MemberNotFoundInConversation' } }, 404);
    const { id, name, email, role = 'user' } = person;
    return c.json({
      id,
      name,
      email,
      userPrincipalName:
        role === 'guest'
          ? `${email.replace('@', '_')}#EXT#@amsa.example`
          : (person.userPrincipalName ?? email),
      userRole: role,
      tenantId: person.homeTenantId ?? person.tenantId ?? state.tenantId,
      aadObjectId: person.aadObjectId ?? `aad-${id}`,
    });
  });
  app.post('/emea/v3/conversations/:id/activities', (c) => take(c, state));
  return app;
}

async function grant(c: Context, { appId, appSecret, token, grants, clock }: State): Promise<Response> {
  const form = await c.req.formData();
  if (form.get('client_id') !== appId || form.get('client_secret') !== appSecret)
    return c.json(
      { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
      401,
    );
  grants.push(clock());
  return c.json({ token_type: 'Bearer', expires_in: 3_599, access_token: token });
}

async function take(c: Context, state: State): Promise<Response> {
  const { conditions, clock } = state;
  if (conditions.throttles)
    return c.json({ error: { code: 'TooManyRequests' } }, 429, { 'Retry-After': '2' });
  if (conditions.uninstalled)
    return c.json(
      { error: { code: 'MessageWritesBlocked', message: 'The bot is blocked by the user.' } },
      403,
    );
  const { text = '' } = (await c.req.json()) as { text?: string };
  const id = `1${clock().getTime()}${randomBytes(2).readUInt16BE()}`;
  phoneIn(state, c.req.param('id') ?? '').add({ id, by: 'us', text });
  if (conditions.losesAnswers) return loseAnswer(c);
  return c.json({ id }, 201);
}
