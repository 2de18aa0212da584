import { z } from 'zod';
import type { ChannelEvent, Correspondent, EventFact, WrittenContent } from '../written/channel-event.ts';
import {
  eachItem,
  idOf,
  instantOf,
  items,
  jsonOfBody,
  orUnsupported,
  unreadable,
} from '../written/read-items.ts';
import { readAttachments } from './read-attachments.ts';

/** What differs between the products that speak this dialect. */
export type MessagingDialect = {
  /** `object` of the webhook. */
  object: 'page' | 'instagram';
  /** Comments and posts, which come as changes. */
  readChange: (accountId: string, change: unknown, at: string) => ChannelEvent[];
};

const Entry = z.looseObject({
  id: z.string(),
  time: z.number().optional(),
  messaging: items,
  standby: items,
  changes: items,
});

const Party = z.looseObject({ id: z.string().min(1) });
const Referral = z.looseObject({ source: z.string().optional() });
const Message = z.looseObject({
  mid: z.string().min(1),
  text: z.string().optional().catch(undefined),
  is_echo: z.boolean().optional(),
  is_deleted: z.boolean().optional(),
  is_unsupported: z.boolean().optional().catch(undefined),
  metadata: z.string().optional().catch(undefined),
  reply_to: z
    .looseObject({
      mid: z.string().optional(),
      story: z.looseObject({ url: z.string().optional() }).optional(),
    })
    .optional()
    .catch(undefined),
  referral: Referral.optional().catch(undefined),
  attachments: z.unknown().optional(),
});
type Message = z.infer<typeof Message>;

const Item = z.looseObject({ sender: Party, recipient: Party, timestamp: z.number().optional() });
type Item = z.infer<typeof Item>;

type Place = { account: string; at: string; standby: boolean };
type Read = { fact: EventFact; id: string; order: string };

const DAY_MS = 86_400_000;
/** A conversation that began at an advertisement may be answered for longer. */
const ADVERTISED_MS = 7 * DAY_MS;

/**
 * The webhooks of Messenger and of Instagram: items of `messaging`, of `standby` where another application holds the
 * conversation, and changes for what is public.
 *
 * Source: Meta, Messenger Platform and Instagram Messaging, "Webhooks reference".
 */
export function parseMessaging(body: Uint8Array, now: string, dialect: MessagingDialect): ChannelEvent[] {
  const Body = z.looseObject({ object: z.literal(dialect.object), entry: items });
  const read = Body.safeParse(jsonOfBody(body));
  if (!read.success)
    return [unreadable('', `not_${dialect.object}`, Buffer.from(body).toString('latin1'), now)];
  return eachItem(read.data.entry, '', now, (one) => {
    const { id, time, messaging, standby, changes } = Entry.parse(one);
    const at = instantOf(time, 'milliseconds') ?? now;
    const itemsOf = (list: readonly unknown[], held: boolean) =>
      eachItem(list, id, at, (item) => [readItem(item, { account: id, at, standby: held })]);
    return [
      ...itemsOf(messaging, false),
      ...itemsOf(standby, true),
      ...eachItem(changes, id, at, (change) => dialect.readChange(id, change, at)),
    ];
  });
}

function readItem(raw: unknown, place: Place): ChannelEvent {
  const item = Item.parse(raw);
  const at = instantOf(item.timestamp, 'milliseconds') ?? place.at;
  const [name = ''] = Object.keys(READERS).filter((key) => item[key] !== undefined);
  const read = READERS[name]?.(item, { ...place, at }) ?? {
    fact: { kind: 'ignored', what: otherKeys(item) },
    ...{ id: idOf(raw), order: idOf(raw) },
  };
  return { ...read.fact, id: read.id, account: place.account, order: read.order, at };
}

const otherKeys = (item: Item) =>
  Object.keys(item)
    .filter((key) => !['sender', 'recipient', 'timestamp'].includes(key))
    .join(',');

const person = (id: string): Correspondent => ({ ids: [id], name: null, address: null });

const READERS: Readonly<Record<string, (item: Item, place: Place) => Read>> = {
  message: readMessage,
  postback: readPostback,
  message_edit: readEdit,
  reaction: readReaction,
  delivery: (item) => watermark(item, 'delivery', 'delivered'),
  read: readSeen,
  pass_thread_control: (item) => control(item, false),
  take_thread_control: (item) => control(item, true),
};

function readMessage(item: Item, place: Place): Read {
  const message = Message.parse(item.message);
  const { mid, is_echo: echo, is_deleted: deleted, metadata } = message;
  const { sender, recipient } = item;
  if (deleted) return { fact: { kind: 'deletion', target: mid }, id: mid, order: `change:${mid}` };
  const content = contentOf(message);
  if (!echo)
    return { fact: messageOf(sender.id, content, place, message.referral), id: mid, order: sender.id };
  const fact: EventFact = {
    ...{ kind: 'echo', to: person(recipient.id), content, place: null },
    correlation: metadata?.startsWith('out:') ? metadata : null,
  };
  return { fact, id: mid, order: recipient.id };
}

function messageOf(
  from: string,
  content: WrittenContent,
  { standby, at }: Place,
  referral: z.infer<typeof Referral> | undefined,
): EventFact {
  const advertised = referral?.source === 'ADS';
  const openUntil = advertised ? new Date(Date.parse(at) + ADVERTISED_MS).toISOString() : null;
  return { kind: 'message', from: person(from), content, standby, openUntil, place: null };
}

function contentOf({
  text = '',
  attachments,
  reply_to: reply,
  is_unsupported: unsupported,
}: Message): WrittenContent {
  const { media, extras } = readAttachments(attachments);
  const story = reply?.story ? [{ kind: 'story' as const, url: reply.story.url ?? null }] : [];
  const content = { text, media, extras: [...story, ...extras], replyTo: reply?.mid ?? null };
  return orUnsupported(content, unsupported ? 'sticker, gif' : 'message');
}

const Postback = z.looseObject({
  mid: z.string().optional(),
  title: z.string().optional(),
  payload: z.string().optional(),
  referral: Referral.optional(),
});

/** A button that was tapped. */
function readPostback(item: Item, place: Place): Read {
  const { mid, title, payload = '', referral } = Postback.parse(item.postback);
  const extras = [{ kind: 'choice' as const, title: title ?? payload }];
  const content = { text: '', media: [], extras, replyTo: null };
  const id = mid ?? idOf(item);
  return { fact: messageOf(item.sender.id, content, place, referral), id, order: item.sender.id };
}

const Edited = z.looseObject({
  mid: z.string(),
  text: z.string().optional(),
  num_edit: z.number().optional(),
});

function readEdit(item: Item): Read {
  const { mid, text = '', num_edit: number = 1 } = Edited.parse(item.message_edit);
  return { fact: { kind: 'edit', target: mid, text }, id: `${mid}:${number}`, order: `change:${mid}` };
}

const Reaction = z.looseObject({ mid: z.string(), action: z.string(), emoji: z.string().optional() });

function readReaction(item: Item): Read {
  const { mid, action, emoji } = Reaction.parse(item.reaction);
  const sign = action === 'unreact' ? null : (emoji ?? '👍');
  const fact: EventFact = { kind: 'reaction', target: mid, from: person(item.sender.id), emoji: sign };
  return { fact, id: idOf(item), order: `change:${mid}` };
}

const Until = z.looseObject({ watermark: z.number() });

/** `mids` may be absent; the watermark says that everything before it arrived. */
function watermark(item: Item, name: 'delivery' | 'read', status: 'delivered' | 'read'): Read {
  const { watermark: until } = Until.parse(item[name]);
  const to = item.sender.id;
  const at = instantOf(until, 'milliseconds') ?? '';
  const fact: EventFact = {
    ...{ kind: 'receipt', status, target: null, correlation: null, failure: null },
    until: { to, at },
  };
  return { fact, id: `${name}:${to}:${until}`, order: `receipt:${to}` };
}

const Seen = z.looseObject({ mid: z.string() });

/** Instagram names the message that was seen, Messenger a time. */
function readSeen(item: Item): Read {
  const seen = Seen.safeParse(item.read).data;
  if (!seen) return watermark(item, 'read', 'read');
  const fact: EventFact = {
    ...{ kind: 'receipt', status: 'read', target: seen.mid, correlation: null, until: null, failure: null },
  };
  return { fact, id: `read:${seen.mid}`, order: `receipt:${seen.mid}` };
}

/** The conversation was passed to us, or taken from us by another application. */
function control(item: Item, elsewhere: boolean): Read {
  const fact: EventFact = { kind: 'held', who: person(item.sender.id), elsewhere };
  return { fact, id: idOf(item), order: item.sender.id };
}
