import { z } from 'zod';
import { CAPABILITIES } from '../capabilities.ts';
import { answerComment } from '../meta/answer-comment.ts';
import { changeComment } from '../meta/change-comment.ts';
import { graphApi } from '../meta/graph-api.ts';
import { parseMessaging } from '../meta/parse-messaging.ts';
import { renderMessaging } from '../meta/render-messaging.ts';
import { sendMessaging } from '../meta/send-messaging.ts';
import { subscribeMeta } from '../meta/subscribe-meta.ts';
import { verifyMeta } from '../meta/verify-meta.ts';
import { callProvider } from '../written/call-provider.ts';
import type {
  ChannelNet,
  Profile,
  RenewedTokens,
  WrittenAccount,
  WrittenChannel,
} from '../written/written-channel.ts';
import { readProfileChange } from './read-profile-change.ts';

/** Without these we miss what customers write or read. */
const PROFILE_FIELDS = ['messages', 'messaging_seen', 'message_reactions', 'messaging_postbacks'];
const Person = z.looseObject({ name: z.string().optional(), username: z.string().optional() });
const Renewed = z.looseObject({ access_token: z.string(), expires_in: z.number() });

/**
 * Instagram messages, for one professional account: its account is the id of the profile. `settings.login` is
 * `instagram` (Instagram Login, a host and a 60-day token of its own) or `page` (through the linked Facebook page,
 * `settings.pageId`).
 */
export function createInstagram(account: WrittenAccount, net: ChannelNet): WrittenChannel {
  const { settings, secrets, externalId } = account;
  const ownLogin = settings.login !== 'page';
  const api = graphApi(account, net, ownLogin ? net.endpoints.instagram : net.endpoints.facebook);
  const sender = ownLogin ? externalId : (settings.pageId ?? externalId);
  const capabilities = CAPABILITIES.instagram;
  return {
    capabilities,
    mediaHosts: ['lookaside.fbsbx.com', '.fbcdn.net', '.cdninstagram.com'],
    verify: async (webhook) => verifyMeta(webhook, secrets),
    parse: async ({ body }) =>
      parseMessaging(body, net.now().toISOString(), { object: 'instagram', readChange: readProfileChange }),
    render: async (message) => renderMessaging(message, capabilities, false),
    send: (part, { comment }) =>
      comment?.publicly ? answerComment(api, comment.id, 'replies', part) : sendMessaging(api, sender, part),
    async locateMedia({ url, mediaType, fileName }) {
      return { url: url ?? '', headers: {}, mediaType, fileName };
    },
    async profile({ ids }): Promise<Profile | null> {
      const answer = await api.get(`${encodeURIComponent(ids[0] ?? '')}?fields=name,username`);
      if (!answer.ok) return null;
      const { name = null, username } = Person.catch({}).parse(answer.json);
      return { name: name ?? username ?? null, address: username ? `@${username}` : null, email: null };
    },
    hide: (commentId, hidden) => changeComment(api, commentId, { hide: hidden }),
    async check() {
      const answer = await api.get(`${sender}?fields=id,username`);
      return answer.ok ? { status: 'sent', providerId: null } : answer.outcome;
    },
    subscribe: () => subscribeMeta(api, sender, PROFILE_FIELDS),
    ...(ownLogin ? { renewal: { everyDays: 7 }, renew: () => renew(net, secrets.accessToken ?? '') } : {}),
  };
}

/**
 * A new 60-day token for one that is at least a day old and has not run out.
 *
 * Source: Meta, Instagram API with Instagram Login, "Refresh a long-lived token".
 */
async function renew(net: ChannelNet, token: string): Promise<RenewedTokens> {
  const query = new URLSearchParams({ grant_type: 'ig_refresh_token', access_token: token });
  const url = `${net.endpoints.instagram}/refresh_access_token?${query}`;
  const answer = await callProvider(net.fetch, url, { method: 'GET' }, false);
  if (answer.kind === 'failure') throw new Error(answer.outcome.reason);
  const renewed = Renewed.safeParse(answer.json);
  if (!renewed.success) throw new Error(`HTTP ${answer.status}`);
  const { access_token: accessToken, expires_in: seconds } = renewed.data;
  return { accessToken, refreshToken: null, expiresAt: new Date(net.now().getTime() + seconds * 1_000) };
}
