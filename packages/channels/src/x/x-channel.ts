import { z } from 'zod';
import { CAPABILITIES } from '../capabilities.ts';
import type { WrittenOutcome } from '../port.ts';
import { outcomeOf } from '../send-codes.ts';
import { callProvider } from '../written/call-provider.ts';
import type {
  ChannelNet,
  OutgoingWritten,
  Polled,
  RenderedPart,
  RenewedTokens,
  WrittenAccount,
  WrittenChannel,
} from '../written/written-channel.ts';
import { parseX } from './parse-x.ts';
import { Mentions } from './read-mentions.ts';
import { renderX } from './render-x.ts';
import { subscribeX } from './subscribe-x.ts';
import { uploadMedia } from './upload-media.ts';
import { verifyX } from './verify-x.ts';
import { askX, jsonBody } from './x-api.ts';

const Sent = z.looseObject({ data: z.looseObject({ dm_event_id: z.string() }) });
const Posted = z.looseObject({ data: z.looseObject({ id: z.string() }) });
const Renewed = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number(),
});

const MINUTE_MS = 60_000;
/** Of a hundred posts each. */
const MOST_PAGES = 8;

/** Direct messages of X, for one profile: its account is the user's id. `settings.clientId` is the app's (OAuth 2.0). */
export function createX(account: WrittenAccount, net: ChannelNet): WrittenChannel {
  return {
    capabilities: CAPABILITIES.x,
    mediaHosts: [new URL(net.endpoints.x).hostname],
    verify: async (webhook) => verifyX(webhook, account.secrets),
    parse: async ({ body }) => parseX(body, net.now().toISOString()),
    render: async (message) => renderX(message),
    send: (part, message) => (message.comment?.publicly ? publish(net, part) : send(net, part, message)),
    async locateMedia({ id, mediaType, fileName }) {
      const headers = { authorization: `Bearer ${await net.token()}` };
      return { url: `${net.endpoints.x}/2/dm_conversations/media/${id}`, headers, mediaType, fileName };
    },
    async check() {
      const answer = await askX(net, '/2/users/me', { method: 'GET' }, false);
      return answer.ok ? { status: 'sent', providerId: null } : answer.outcome;
    },
    subscribe: (callback) => subscribeX(account, net, callback),
    // Who mentions us is not told of: it is asked for.
    ...(account.settings.publicPosts === 'yes'
      ? { poll: (cursor: string | null) => poll(account, net, cursor) }
      : {}),
    renewal: { beforeMs: 10 * MINUTE_MS },
    renew: () => renew(account, net),
  };
}

async function poll(
  { externalId }: WrittenAccount,
  net: ChannelNet,
  cursor: string | null,
): Promise<Polled | null> {
  const pages: unknown[] = [];
  let [newest, next]: (string | undefined)[] = [];
  do {
    const query = new URLSearchParams({
      'tweet.fields': 'author_id,conversation_id,created_at,referenced_tweets',
      ...{ expansions: 'author_id', max_results: '100' },
      ...(cursor ? { since_id: cursor } : {}),
      ...(next ? { pagination_token: next } : {}),
    });
    const answer = await askX(net, `/2/users/${externalId}/mentions?${query}`, { method: 'GET' }, false);
    if (!answer.ok) throw new Error(`${answer.outcome.code} ${answer.outcome.reason}`);
    const { meta } = Mentions.parse(answer.json);
    newest ??= meta?.newest_id;
    next = meta?.next_token;
    pages.push(answer.json);
    // What was written before we began to listen is nobody's question any more.
  } while (cursor && next && pages.length < MOST_PAGES);
  if (!newest) return null;
  const told = cursor ? pages.toReversed() : [];
  return { body: Buffer.from(JSON.stringify({ for_user_id: externalId, mentions: told })), cursor: newest };
}

/**
 * An answer to a post, which everybody reads. One that was deleted, or whose author has shut us out, is forbidden (403).
 *
 * Source: X API, "Create or edit Post".
 */
async function publish(net: ChannelNet, { body }: RenderedPart): Promise<WrittenOutcome> {
  const answer = await askX(net, '/2/tweets', jsonBody(body));
  if (answer.ok) return { status: 'sent', providerId: Posted.safeParse(answer.json).data?.data.id ?? null };
  const { code, reason } = answer.outcome;
  return code === 'blocked' ? outcomeOf('gone', reason) : answer.outcome;
}

async function send(
  net: ChannelNet,
  { body, upload }: RenderedPart,
  { to }: OutgoingWritten,
): Promise<WrittenOutcome> {
  let filled = body;
  if (upload) {
    const handed = await uploadMedia(net, upload);
    if (!handed.ok) return handed.outcome;
    filled = { ...body, attachments: [{ media_id: handed.id }] };
  }
  const path = `/2/dm_conversations/with/${encodeURIComponent(to.ids[0] ?? '')}/messages`;
  const answer = await askX(net, path, jsonBody(filled));
  if (!answer.ok) return answer.outcome;
  return { status: 'sent', providerId: Sent.safeParse(answer.json).data?.data.dm_event_id ?? null };
}

/**
 * A new pair of tokens. The refresh token is good for one use: the caller holds a lock and keeps the new one before it
 * uses the access token.
 *
 * Source: X API, "OAuth 2.0 Authorization Code Flow with PKCE".
 */
async function renew({ settings, secrets }: WrittenAccount, net: ChannelNet): Promise<RenewedTokens> {
  const { clientId = '' } = settings;
  const form = new URLSearchParams({
    ...{ grant_type: 'refresh_token', refresh_token: secrets.refreshToken ?? '', client_id: clientId },
  });
  const basic = Buffer.from(`${clientId}:${secrets.clientSecret}`).toString('base64');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...(secrets.clientSecret ? { authorization: `Basic ${basic}` } : {}),
  };
  const init = { method: 'POST', headers, body: form.toString() };
  const answer = await callProvider(net.fetch, `${net.endpoints.x}/2/oauth2/token`, init);
  if (answer.kind === 'failure') throw new Error(answer.outcome.reason);
  const renewed = Renewed.safeParse(answer.json);
  if (!renewed.success) throw new Error(`HTTP ${answer.status}: the token was not renewed`);
  const { access_token: accessToken, refresh_token: refreshToken = null, expires_in: seconds } = renewed.data;
  return { accessToken, refreshToken, expiresAt: new Date(net.now().getTime() + seconds * 1_000) };
}
