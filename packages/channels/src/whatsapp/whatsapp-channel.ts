import { z } from 'zod';
import { CAPABILITIES } from '../capabilities.ts';
import { type GraphApi, graphApi } from '../meta/graph-api.ts';
import { subscribeMeta } from '../meta/subscribe-meta.ts';
import { verifyMeta } from '../meta/verify-meta.ts';
import type { WrittenOutcome } from '../port.ts';
import { outcomeOf } from '../send-codes.ts';
import type { MediaRef } from '../written/channel-event.ts';
import type {
  ChannelNet,
  MediaPlace,
  RenderedPart,
  WrittenAccount,
  WrittenChannel,
} from '../written/written-channel.ts';
import { parseWhatsApp } from './parse-whatsapp.ts';
import { renderWhatsApp } from './render-whatsapp.ts';

/** The files of customers lie with Meta's own hosts. */
const MEDIA_HOSTS = ['lookaside.fbsbx.com', '.fbcdn.net', '.whatsapp.net'];
/** Without a name the media host answers 403. */
const USER_AGENT = 'Sinia/1.0';

const Sent = z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) });
const Uploaded = z.looseObject({ id: z.string() });
const MediaFacts = z.looseObject({ url: z.url(), mime_type: z.string().optional() });

/**
 * WhatsApp Business, Cloud API, for one telephone number. Its account is the `phone_number_id`; templates and quality
 * come under `settings.wabaId`.
 */
export function createWhatsApp(account: WrittenAccount, net: ChannelNet): WrittenChannel {
  const api = graphApi(account, net, net.endpoints.facebook);
  const number = account.externalId;
  return {
    capabilities: CAPABILITIES.whatsapp,
    mediaHosts: MEDIA_HOSTS,
    verify: async (webhook) => verifyMeta(webhook, account.secrets),
    parse: async ({ body }) => parseWhatsApp(body, net.now().toISOString()),
    render: async (message) => renderWhatsApp(message),
    send: (part) => send(api, number, part),
    locateMedia: async (ref) => locate(api, number, ref, await net.token()),
    async check() {
      const answer = await api.get(`${number}?fields=id,display_phone_number`);
      return answer.ok ? { status: 'sent', providerId: null } : answer.outcome;
    },
    subscribe: () => subscribeMeta(api, account.settings.wabaId ?? number, []),
  };
}

async function send(api: GraphApi, number: string, part: RenderedPart): Promise<WrittenOutcome> {
  const { upload } = part;
  let body: RenderedPart['body'] = part.body;
  if (upload) {
    const fields = { messaging_product: 'whatsapp', type: upload.mediaType };
    const handed = await api.upload(`${number}/media`, fields, upload);
    if (!handed.ok) return handed.outcome;
    const { id } = Uploaded.safeParse(handed.json).data ?? {};
    if (!id) return outcomeOf('media_refused', 'the upload was answered without an id');
    const type = String(body.type);
    body = { ...body, [type]: { ...(body[type] as object), id } };
  }
  const answer = await api.post(`${number}/messages`, body);
  if (!answer.ok) return answer.outcome;
  const sent = Sent.safeParse(answer.json);
  return { status: 'sent', providerId: sent.data?.messages[0]?.id ?? null };
}

async function locate(api: GraphApi, number: string, ref: MediaRef, token: string): Promise<MediaPlace> {
  const answer = await api.get(`${encodeURIComponent(ref.id ?? '')}?phone_number_id=${number}`);
  if (!answer.ok) throw new Error(`${answer.outcome.code} ${answer.outcome.reason}`);
  const { url, mime_type: mediaType = null } = MediaFacts.parse(answer.json);
  const headers = { authorization: `Bearer ${token}`, 'user-agent': USER_AGENT };
  return { url, headers, mediaType, fileName: ref.fileName };
}
