import { z } from 'zod';
import type { MediaRef, MessageExtra } from '../written/channel-event.ts';
import { items } from '../written/read-items.ts';

const Payload = z.looseObject({
  url: z.string().optional(),
  title: z.string().nullish(),
  sticker_id: z.union([z.number(), z.string()]).optional(),
  coordinates: z.looseObject({ lat: z.number(), long: z.number() }).optional(),
});
const Attachment = z.looseObject({
  type: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  payload: Payload.nullish(),
});
type Attachment = z.infer<typeof Attachment>;

const FILES = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'document',
  sticker: 'sticker',
} as const satisfies Record<string, MediaRef['kind']>;

/** Posts and reels that somebody shares: they stay where they are. */
const SHARED: ReadonlySet<string> = new Set([
  'share',
  'ig_post',
  'ig_reel',
  'reel',
  'fallback',
  'template',
  'post',
]);

/** What hangs on a message of Messenger or Instagram: files to fetch, and everything else as data. */
export function readAttachments(list: unknown): { media: MediaRef[]; extras: MessageExtra[] } {
  const media: MediaRef[] = [];
  const extras: MessageExtra[] = [];
  for (const item of items.parse(list)) {
    const read = Attachment.safeParse(item).data;
    const file = read && fileOf(read);
    if (file) media.push(file);
    else extras.push(read ? extraOf(read) : { kind: 'unsupported', what: 'attachment' });
  }
  return { media, extras };
}

function fileOf({ type, payload }: Attachment): MediaRef | null {
  if (!(type in FILES) || !payload?.url) return null;
  const kind = payload.sticker_id === undefined ? FILES[type as keyof typeof FILES] : 'sticker';
  return { kind, id: null, url: payload.url, mediaType: null, fileName: null };
}

function extraOf({ type, payload, title, url }: Attachment): MessageExtra {
  const address = payload?.url ?? url ?? null;
  const name = payload?.title ?? title ?? null;
  if (type === 'location' && payload?.coordinates) {
    const { lat, long } = payload.coordinates;
    return { kind: 'location', latitude: lat, longitude: long, name };
  }
  if (type === 'story_mention') return { kind: 'story', url: address };
  if (SHARED.has(type) && address) return { kind: 'link', url: address, title: name };
  return { kind: 'unsupported', what: type };
}
