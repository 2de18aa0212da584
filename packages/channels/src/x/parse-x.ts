import { z } from 'zod';
import type { ChannelEvent, Correspondent, EventFact } from '../written/channel-event.ts';
import { eachItem, idOf, instantOf, items, jsonOfBody, unreadable } from '../written/read-items.ts';
import { DirectMessage, readDirectMessage } from './read-direct-message.ts';
import { MentionsAsked, readMentions } from './read-mentions.ts';

const Envelope = z.looseObject({
  data: z.looseObject({
    event_uuid: z.string().optional(),
    filter: z.looseObject({ user_id: z.string().min(1) }),
    event_type: z.string(),
    payload: z.looseObject({}),
    users: z.unknown().optional(),
  }),
});

/** As the Account Activity API told it, which some webhooks still speak. */
const Former = z
  .looseObject({ for_user_id: z.string().min(1) })
  .transform(({ for_user_id: user_id, ...payload }) => {
    const event_type = 'direct_message_mark_read_events' in payload ? 'dm.read' : 'dm.received';
    return { data: { filter: { user_id }, event_type, payload } };
  });
/** How far a replay of what was missed has come. */
const Replay = z.looseObject({ replay_job_status: z.looseObject({}) });

const Profile = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  username: z.string().optional(),
});
const Users = z.record(z.string(), z.union([z.looseObject({ data: Profile }), Profile])).catch({});
type Users = z.infer<typeof Users>;

type XPlace = {
  account: string;
  at: string;
  type: string;
  payload: Readonly<Record<string, unknown>>;
  users: Users;
};

/**
 * The X Activity API: one event a request, ids as 64-bit texts. `dm.sent` brings our own messages back, and those of
 * colleagues who write in the app.
 *
 * Source: X API, "X Activity API".
 */
export function parseX(body: Uint8Array, now: string): ChannelEvent[] {
  const json = jsonOfBody(body);
  const asked = MentionsAsked.safeParse(json);
  if (asked.success) return readMentions(asked.data, now);
  if (Replay.safeParse(json).success) return [unreadable('', 'replay_job_status', json, now)];
  const read = Envelope.or(Former.pipe(Envelope)).safeParse(json);
  if (!read.success) return [unreadable('', 'not_x', Buffer.from(body).toString('latin1'), now)];
  const { data } = read.data;
  const account = data.filter.user_id;
  const users = Users.parse(data.payload.users ?? data.users ?? {});
  const place: XPlace = { account, at: now, type: data.event_type, payload: data.payload, users };
  const reader = READERS[data.event_type];
  return eachItem([data], account, now, () => reader?.(place) ?? [other(place, data.event_uuid)]);
}

const READERS: Readonly<Record<string, (place: XPlace) => ChannelEvent[]>> = {
  'dm.received': readMessages,
  'dm.sent': readMessages,
  'dm.read': readReceipts,
  'chat.received': readEncrypted,
  'oauth.revoke': readRevoked,
};

function other({ account, at, type, payload }: XPlace, uuid: string | undefined): ChannelEvent {
  const id = uuid ?? idOf(payload);
  return { kind: 'ignored', what: type, id, account, order: id, at };
}

function personOf(users: Users, id: string): Correspondent {
  const found = users[id];
  const profile = found && 'data' in found ? Profile.parse(found.data) : (found as z.infer<typeof Profile>);
  return {
    ids: [id],
    name: profile?.name ?? null,
    address: profile?.username ? `@${profile.username}` : null,
  };
}

function readMessages({ account, at, payload, users }: XPlace): ChannelEvent[] {
  return eachItem(items.parse(payload.direct_message_events), account, at, (item) => {
    const message = DirectMessage.parse(item);
    const { sender_id: sender, target } = message.message_create;
    const content = readDirectMessage(message);
    const ours = sender === account;
    const other = ours ? target.recipient_id : sender;
    const who = personOf(users, other);
    const fact: EventFact = ours
      ? { kind: 'echo', to: who, content, correlation: null, place: null }
      : { kind: 'message', from: who, content, standby: false, openUntil: null, place: null };
    const when = instantOf(message.created_timestamp, 'milliseconds') ?? at;
    return [{ ...fact, id: message.id, account, order: other, at: when }];
  });
}

const Read = z.looseObject({
  sender_id: z.string().min(1),
  created_timestamp: z.string(),
  last_read_event_id: z.string().optional(),
});

/** Somebody has read up to a message: everything that went to them until then. */
function readReceipts({ account, at, payload }: XPlace): ChannelEvent[] {
  return eachItem(items.parse(payload.direct_message_mark_read_events), account, at, (item) => {
    const { sender_id: to, created_timestamp: when, last_read_event_id: last = '' } = Read.parse(item);
    const until = instantOf(when, 'milliseconds') ?? at;
    if (to === account)
      return [{ kind: 'ignored', what: 'read_by_us', id: `read:${last}:${when}`, account, order: to, at }];
    const fact: EventFact = {
      ...{ kind: 'receipt', status: 'read', target: null, correlation: null, failure: null },
      until: { to, at: until },
    };
    return [{ ...fact, id: `read:${to}:${last}:${when}`, account, order: `receipt:${to}`, at: until }];
  });
}

const Encrypted = z.looseObject({ id: z.string().min(1), sender_id: z.string().min(1) });

/** A chat that is encrypted from end to end: that there is a message is all that anybody but the two can know. */
function readEncrypted({ account, at, payload, users }: XPlace): ChannelEvent[] {
  const { id, sender_id: sender } = Encrypted.parse(payload);
  const content = { text: '', media: [], extras: [{ kind: 'encrypted' as const }], replyTo: null };
  return [
    {
      ...{ kind: 'message', from: personOf(users, sender), content, standby: false, openUntil: null },
      ...{ place: null, id, account, order: sender, at },
    },
  ];
}

function readRevoked({ account, at, payload }: XPlace): ChannelEvent[] {
  const fact: EventFact = { kind: 'account', code: 'token_invalid', reason: 'the app was revoked' };
  return [{ ...fact, id: idOf(payload, at), account, order: 'account', at }];
}
