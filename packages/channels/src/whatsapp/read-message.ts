import { z } from 'zod';
import type { Correspondent, MediaRef, MessageExtra, WrittenContent } from '../written/channel-event.ts';
import { items, orUnsupported } from '../written/read-items.ts';

const Media = z.looseObject({
  id: z.string(),
  mime_type: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
});

const Phone = z.looseObject({ phone: z.string() });
const Contact = z.looseObject({
  name: z.looseObject({ formatted_name: z.string() }),
  phones: items,
});

/** A message of a customer, by the webhook reference of WhatsApp Cloud API; `from` is absent for usernames. */
export const WhatsAppMessage = z.looseObject({
  id: z.string().min(1),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp: z.string(),
  type: z.string(),
  context: z.looseObject({ id: z.string().optional() }).optional().catch(undefined),
});
export type WhatsAppMessage = z.infer<typeof WhatsAppMessage>;

const MEDIA_KINDS = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
  sticker: 'sticker',
} as const satisfies Record<string, MediaRef['kind']>;

const Text = z.looseObject({ body: z.string() });
const Location = z.looseObject({
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().optional(),
  address: z.string().optional(),
});
const Titled = z.looseObject({ text: z.string() });
const Reply = z.looseObject({
  title: z.string().optional(),
  name: z.string().optional(),
  body: z.string().optional(),
});
const Interactive = z.looseObject({
  button_reply: Reply.optional(),
  list_reply: Reply.optional(),
  nfm_reply: Reply.optional(),
});
const Trouble = z.looseObject({ title: z.string() });

/** What a message says, whatever its type; a type that we do not know is said to be so. */
export function readContent(message: WhatsAppMessage): WrittenContent {
  const replyTo = message.context?.id ?? null;
  const empty = { text: '', media: [], extras: [], replyTo };
  try {
    return orUnsupported({ ...empty, ...readType(message) }, message.type);
  } catch {
    return orUnsupported(empty, message.type);
  }
}

function readType(message: WhatsAppMessage): Partial<WrittenContent> {
  const { type } = message;
  const part = message[type];
  if (type in MEDIA_KINDS) return readMedia(MEDIA_KINDS[type as keyof typeof MEDIA_KINDS], part);
  switch (type) {
    case 'text':
      return { text: Text.parse(part).body };
    case 'location':
      return extra(readLocation(part));
    case 'contacts':
      return { extras: items.parse(part).map(readContact) };
    case 'button':
      return extra({ kind: 'choice', title: Titled.parse(part).text });
    case 'interactive':
      return extra(readInteractive(part));
    case 'order':
      return extra({
        kind: 'order',
        items: items.parse((part as { product_items?: unknown })?.product_items).length,
      });
    case 'unsupported':
      return extra({ kind: 'unsupported', what: whyUnsupported(message.errors) ?? type });
    default:
      return extra({ kind: 'unsupported', what: type });
  }
}

const whyUnsupported = (errors: unknown) =>
  items.parse(errors).flatMap((one) => Trouble.safeParse(one).data?.title ?? [])[0];

const extra = (one: MessageExtra) => ({ extras: [one] });

function readMedia(kind: MediaRef['kind'], part: unknown): Partial<WrittenContent> {
  const { id, mime_type: mediaType = null, caption = '', filename: fileName = null } = Media.parse(part);
  return { text: caption, media: [{ kind, id, url: null, mediaType, fileName }] };
}

function readLocation(part: unknown): MessageExtra {
  const { latitude, longitude, name, address } = Location.parse(part);
  return { kind: 'location', latitude, longitude, name: [name, address].filter(Boolean).join(', ') || null };
}

function readContact(item: unknown): MessageExtra {
  const read = Contact.safeParse(item).data;
  if (!read) return { kind: 'unsupported', what: 'contacts' };
  const phones = read.phones.flatMap((one) => Phone.safeParse(one).data?.phone ?? []);
  return { kind: 'contact', name: read.name.formatted_name, phones };
}

function readInteractive(part: unknown): MessageExtra {
  const { button_reply: button, list_reply: list, nfm_reply: form } = Interactive.parse(part);
  const { title, body, name } = button ?? list ?? form ?? {};
  return { kind: 'choice', title: title ?? body ?? name ?? '' };
}

export const WhatsAppContact = z.looseObject({
  profile: z.looseObject({ name: z.string().optional(), username: z.string().optional() }).optional(),
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
});

/**
 * Whoever wrote: by telephone number, by the id that the business knows them by (usernames hide the number), or both.
 *
 * @throws where a message names nobody at all
 */
export function readSender(message: WhatsAppMessage, contacts: readonly unknown[]): Correspondent {
  const { from, from_user_id: userId } = message;
  const known = contacts
    .map((one) => WhatsAppContact.safeParse(one).data)
    .find((one) => one && ((from && one.wa_id === from) || (userId && one.user_id === userId)));
  return correspondentOf({
    phone: from ?? known?.wa_id,
    userId: userId ?? known?.user_id,
    name: known?.profile?.name,
    username: known?.profile?.username,
  });
}

export function correspondentOf(who: {
  phone?: string | undefined;
  userId?: string | undefined;
  name?: string | undefined;
  username?: string | undefined;
}): Correspondent {
  const { phone, userId, name, username } = who;
  const ids = [phone, userId].filter((id) => id !== undefined && id !== '') as string[];
  if (ids.length === 0) throw new Error('a message of nobody');
  return {
    ids,
    name: name ?? null,
    address: phone ? `+${phone}` : username ? `@${username}` : null,
  };
}
