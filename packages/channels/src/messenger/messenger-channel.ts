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
import type { ChannelNet, Profile, WrittenAccount, WrittenChannel } from '../written/written-channel.ts';
import { readPageChange } from './read-page-change.ts';

/** Without these we miss what customers write, change or read. */
const PAGE_FIELDS = [
  ...['messages', 'message_echoes', 'message_deliveries', 'message_reads', 'message_reactions'],
  ...['message_edits', 'messaging_postbacks', 'messaging_referrals', 'messaging_handovers', 'standby'],
];
const Person = z.looseObject({ first_name: z.string().optional(), last_name: z.string().optional() });

/** Messenger, for one Facebook page: its account is the page's id. */
export function createMessenger(account: WrittenAccount, net: ChannelNet): WrittenChannel {
  const api = graphApi(account, net, net.endpoints.facebook);
  const page = account.externalId;
  const capabilities = CAPABILITIES.messenger;
  return {
    capabilities,
    mediaHosts: ['.fbcdn.net', '.fbsbx.com'],
    verify: async (webhook) => verifyMeta(webhook, account.secrets),
    parse: async ({ body }) =>
      parseMessaging(body, net.now().toISOString(), { object: 'page', readChange: readPageChange }),
    render: async (message) => renderMessaging(message, capabilities, true),
    send: (part, { comment }) =>
      comment?.publicly ? answerComment(api, comment.id, 'comments', part) : sendMessaging(api, page, part),
    async locateMedia({ url, mediaType, fileName }) {
      return { url: url ?? '', headers: {}, mediaType, fileName };
    },
    async profile({ ids }): Promise<Profile | null> {
      const answer = await api.get(`${encodeURIComponent(ids[0] ?? '')}?fields=first_name,last_name`);
      if (!answer.ok) return null;
      const { first_name: first, last_name: last } = Person.catch({}).parse(answer.json);
      return { name: [first, last].filter(Boolean).join(' ') || null, address: null, email: null };
    },
    async takeOver({ ids }) {
      const answer = await api.post(`${page}/take_thread_control`, { recipient: { id: ids[0] } });
      return answer.ok;
    },
    hide: (commentId, hidden) => changeComment(api, commentId, { is_hidden: hidden }),
    async check() {
      const answer = await api.get(`${page}?fields=id,name`);
      return answer.ok ? { status: 'sent', providerId: null } : answer.outcome;
    },
    subscribe: () => subscribeMeta(api, page, PAGE_FIELDS),
  };
}
