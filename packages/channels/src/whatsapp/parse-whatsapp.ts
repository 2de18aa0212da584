import { z } from 'zod';
import { graphReason, graphSendCode } from '../meta/graph-errors.ts';
import type { ChannelEvent, EventFact } from '../written/channel-event.ts';
import { eachItem, idOf, instantOf, items, jsonOfBody, unreadable } from '../written/read-items.ts';
import {
  correspondentOf,
  readContent,
  readSender,
  WhatsAppContact,
  WhatsAppMessage,
} from './read-message.ts';

const Body = z.looseObject({ object: z.literal('whatsapp_business_account'), entry: items });
const Entry = z.looseObject({ id: z.string(), time: z.number().optional(), changes: items });
const Change = z.looseObject({ field: z.string(), value: z.looseObject({}) });
const Metadata = z.looseObject({ phone_number_id: z.string() });
const Trouble = z.looseObject({
  code: z.number(),
  title: z.string().optional(),
  message: z.string().optional(),
  error_data: z.looseObject({ details: z.string().optional() }).optional().catch(undefined),
});

/** Those of some errors that can be read. */
const troublesOf = (errors: unknown) =>
  items.parse(errors).flatMap((one) => Trouble.safeParse(one).data ?? []);

/** What is read so far of where an item stands. */
type Place = { account: string; at: string; contacts: readonly unknown[] };

type Read = (value: Readonly<Record<string, unknown>>, place: Place) => ChannelEvent[];

/**
 * The webhooks of a WhatsApp Business account: up to a thousand changes in one POST, in no order. Whatever is of no
 * number of ours but of the account (templates, quality) is told with the account's own id.
 *
 * @param now ISO, for what the provider gives no time
 * Source: Meta, WhatsApp Cloud API, "Webhooks reference".
 */
export function parseWhatsApp(body: Uint8Array, now: string): ChannelEvent[] {
  const read = Body.safeParse(jsonOfBody(body));
  if (!read.success) return [unreadable('', 'not_whatsapp', idOf(Buffer.from(body).toString('latin1')), now)];
  return read.data.entry.flatMap((entry) =>
    eachItem([entry], '', now, (one) => {
      const { id, time, changes } = Entry.parse(one);
      const at = instantOf(time, 'seconds') ?? now;
      return eachItem(changes, id, at, (change) => readChange(id, change, at));
    }),
  );
}

function readChange(wabaId: string, change: unknown, at: string): ChannelEvent[] {
  const { field, value } = Change.parse(change);
  const number = Metadata.safeParse(value.metadata).data?.phone_number_id;
  const place: Place = { account: number ?? wabaId, at, contacts: items.parse(value.contacts) };
  const read = FIELDS[field];
  if (!read)
    return [
      {
        kind: 'ignored',
        what: field,
        id: idOf(wabaId, change),
        account: place.account,
        order: `field:${field}`,
        at,
      },
    ];
  return read(value, place);
}

const FIELDS: Readonly<Record<string, Read>> = {
  messages: readMessages,
  smb_message_echoes: readEchoes,
  user_id_update: readRenamed,
  message_template_status_update: readTemplate,
  account_update: readAccount,
  phone_number_quality_update: readAccount,
};

function readMessages(value: Readonly<Record<string, unknown>>, place: Place): ChannelEvent[] {
  const { account, at } = place;
  return [
    ...eachItem(items.parse(value.messages), account, at, (item) => [readMessage(item, place)]),
    ...eachItem(items.parse(value.statuses), account, at, (item) => [readStatus(item, place)]),
    ...troublesOf(value.errors).map(
      (error): ChannelEvent => ({
        ...{ kind: 'account', code: graphSendCode(error), reason: graphReason(error) },
        ...{ id: idOf(account, at, error), account, order: 'account', at },
      }),
    ),
  ];
}

const Target = z.looseObject({
  message_id: z.string().optional(),
  original_message_id: z.string().optional(),
});
const Reaction = z.looseObject({ message_id: z.string(), emoji: z.string().optional() });
const Edit = Target.extend({
  message: z.looseObject({ text: z.looseObject({ body: z.string() }).optional() }).optional(),
});
const System = z.looseObject({
  type: z.string().optional(),
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
});

function readMessage(item: unknown, place: Place): ChannelEvent {
  const message = WhatsAppMessage.parse(item);
  const fact = factOf(message, place);
  const { account } = place;
  const from = fact.kind === 'renamed' ? fact.before : readSender(message, place.contacts).ids;
  const at = instantOf(message.timestamp, 'seconds') ?? place.at;
  // What changes a message may come before it, and holds up nothing else then.
  const order = 'target' in fact ? `change:${fact.target}` : (from[0] ?? message.id);
  return { ...fact, id: message.id, account, order, at };
}

function factOf(message: WhatsAppMessage, { contacts }: Place): EventFact {
  switch (message.type) {
    case 'reaction': {
      const { message_id: target, emoji } = Reaction.parse(message.reaction);
      return { kind: 'reaction', target, from: readSender(message, contacts), emoji: emoji || null };
    }
    case 'revoke':
      return { kind: 'deletion', target: Target.parse(message.revoke).original_message_id ?? '' };
    case 'edit': {
      const { original_message_id: target = '', message: edited } = Edit.parse(message.edit);
      return { kind: 'edit', target, text: edited?.text?.body ?? '' };
    }
    case 'system': {
      const { wa_id: phone, user_id: userId } = System.parse(message.system);
      const before = [message.from, message.from_user_id].filter((id) => id !== undefined);
      return { kind: 'renamed', from: correspondentOf({ phone, userId }), before };
    }
    default:
      return {
        kind: 'message',
        from: readSender(message, contacts),
        content: readContent(message),
        ...{ standby: false, openUntil: null, place: null },
      };
  }
}

const Status = z.looseObject({
  id: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  timestamp: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.unknown().optional(),
});

function readStatus(item: unknown, { account, at }: Place): ChannelEvent {
  const { id, status, timestamp, biz_opaque_callback_data: correlation, errors } = Status.parse(item);
  const [error] = troublesOf(errors);
  return {
    kind: 'receipt',
    status: status === 'played' ? 'read' : status,
    ...{ target: id, correlation: correlation ?? null, until: null },
    failure: status === 'failed' ? failureOf(error) : null,
    ...{ id: `${id}:${status}`, account, order: `receipt:${id}`, at: instantOf(timestamp, 'seconds') ?? at },
  };
}

function failureOf(error: z.infer<typeof Trouble> | undefined) {
  if (!error) return { code: 'refused', reason: '' };
  return { code: graphSendCode(error), reason: graphReason(error) };
}

/** What was written on the telephone of the business, where it shares the number with us. */
function readEchoes(value: Readonly<Record<string, unknown>>, { account, at }: Place): ChannelEvent[] {
  return eachItem(items.parse(value.message_echoes), account, at, (item) => {
    const message = WhatsAppMessage.extend({ to: z.string() }).parse(item);
    const to = correspondentOf({ phone: message.to });
    return [
      {
        ...{ kind: 'echo', to, content: readContent(message), correlation: null, place: null },
        ...{ id: message.id, account, order: message.to },
        at: instantOf(message.timestamp, 'seconds') ?? at,
      },
    ];
  });
}

const Renamed = z.looseObject({
  wa_id: z.string().optional(),
  user_id: z.looseObject({ previous: z.string(), current: z.string() }),
});

function readRenamed(value: Readonly<Record<string, unknown>>, place: Place): ChannelEvent[] {
  const { account, at, contacts } = place;
  return eachItem(items.parse(value.user_id_update), account, at, (item) => {
    const { wa_id: phone, user_id: userId } = Renamed.parse(item);
    const known = WhatsAppContact.safeParse(contacts[0]).data?.profile;
    const from = correspondentOf({ phone, userId: userId.current, name: known?.name });
    const before = [userId.previous];
    return [
      { kind: 'renamed', from, before, id: idOf(account, userId), account, order: from.ids[0] ?? '', at },
    ];
  });
}

const Template = z.looseObject({
  event: z.string(),
  message_template_id: z.union([z.number(), z.string()]),
  message_template_name: z.string(),
  message_template_language: z.string(),
  reason: z.string().nullish(),
});

const TEMPLATE_STATUS: Readonly<Record<string, Extract<EventFact, { kind: 'template' }>['status']>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  UNPAUSED: 'approved',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  PENDING_DELETION: 'disabled',
  DELETED: 'disabled',
};

function readTemplate(value: Readonly<Record<string, unknown>>, { account, at }: Place): ChannelEvent[] {
  const template = Template.parse(value);
  const { event, message_template_name: name, message_template_language: language, reason } = template;
  return [
    {
      ...{ kind: 'template', name, language, status: TEMPLATE_STATUS[event] ?? 'pending' },
      reason: reason && reason !== 'NONE' ? reason : null,
      ...{ id: idOf(at, template), account, order: `template:${name}:${language}`, at },
    },
  ];
}

const AccountNews = z.looseObject({ event: z.string().optional() });
const RESTRICTED = /BAN|DISABLED|RESTRICT|VIOLATION|DELETED/;

function readAccount(value: Readonly<Record<string, unknown>>, { account, at }: Place): ChannelEvent[] {
  const { event = '' } = AccountNews.parse(value);
  const same = { id: idOf(at, value), account, order: 'account', at };
  if (!RESTRICTED.test(event)) return [{ kind: 'ignored', what: event, ...same }];
  return [{ kind: 'account', code: 'account_restricted', reason: event, ...same }];
}
