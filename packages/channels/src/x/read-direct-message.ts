import { z } from 'zod';
import type { MediaRef, WrittenContent } from '../written/channel-event.ts';
import { items, orUnsupported } from '../written/read-items.ts';

const Url = z.looseObject({ url: z.string(), expanded_url: z.string().optional() });

export const DirectMessage = z.looseObject({
  id: z.string().min(1),
  created_timestamp: z.string(),
  message_create: z.looseObject({
    target: z.looseObject({ recipient_id: z.string().min(1) }),
    sender_id: z.string().min(1),
    message_data: z.looseObject({
      text: z.string().catch(''),
      entities: z.looseObject({ urls: items }).optional().catch(undefined),
      attachment: z
        .looseObject({
          media: z
            .looseObject({
              type: z.string(),
              media_url_https: z.string(),
              url: z.string().optional(),
            })
            .optional(),
        })
        .optional()
        .catch(undefined),
    }),
  }),
});
type DirectMessage = z.infer<typeof DirectMessage>;

/** The words as they were typed, with links that lead where they say, and the file that hangs on them. */
export function readDirectMessage({ message_create: { message_data: data } }: DirectMessage): WrittenContent {
  const media = data.attachment?.media;
  let { text } = data;
  const urls = (data.entities?.urls ?? []).flatMap((one) => Url.safeParse(one).data ?? []);
  for (const { url, expanded_url: expanded } of urls) {
    const hangsOn = media && (url === media.url || /\/(?:messages\/media|dm)\//.test(expanded ?? ''));
    text = text.replaceAll(url, () => (hangsOn ? '' : (expanded ?? url)));
  }
  const file = media && refOf(media);
  const content = { text: text.trim(), media: file ? [file] : [], extras: [], replyTo: null };
  return orUnsupported(content, media?.type ?? 'message');
}

const KINDS: Readonly<Record<string, MediaRef['kind']>> = {
  photo: 'image',
  video: 'video',
  animated_gif: 'video',
};

/** `…/dm/{dm_id}/{media_id}/{resource_id}`: the three by which version 2 gives it out. */
function refOf({
  type,
  media_url_https: address,
}: {
  type: string;
  media_url_https: string;
}): MediaRef | null {
  if (!URL.canParse(address)) return null;
  const id = new URL(address).pathname.split('/').slice(-3).join('/');
  return { kind: KINDS[type] ?? 'document', id, url: null, mediaType: null, fileName: null };
}
