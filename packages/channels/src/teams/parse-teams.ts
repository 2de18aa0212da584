import { z } from 'zod';
import type {
  ChannelEvent,
  Correspondent,
  EventFact,
  MediaRef,
  WrittenContent,
} from '../written/channel-event.ts';
import {
  eachItem,
  idOf,
  isoInstant,
  items,
  jsonOfBody,
  orUnsupported,
  unreadable,
} from '../written/read-items.ts';
import type { WrittenAccount } from '../written/written-channel.ts';
import { plainText } from './plain-text.ts';
import { tenantStanding } from './tenant-standing.ts';

const Account = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
});
const Activity = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  timestamp: isoInstant,
  serviceUrl: z.string(),
  from: Account.optional(),
  recipient: Account,
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  text: z.string().optional().catch(undefined),
  textFormat: z.string().optional().catch(undefined),
  attachments: items,
  entities: items,
  channelData: z
    .looseObject({ eventType: z.string().optional(), tenant: z.looseObject({ id: z.string() }).optional() })
    .optional()
    .catch(undefined),
  replyToId: z.string().optional().catch(undefined),
  action: z.string().optional(),
  reactionsAdded: items,
  reactionsRemoved: items,
});
type Activity = z.infer<typeof Activity>;

/**
 * One activity of the Bot Connector. Ids are of the conversation, not of the world: both together name a message. The
 * account is the bot: `28:` and the id of the app.
 *
 * Source: Microsoft, Bot Framework, "Activity schema", and Teams, "Conversation events".
 */
export function parseTeams(
  body: Uint8Array,
  now: string,
  settings: WrittenAccount['settings'] = {},
): ChannelEvent[] {
  const json = jsonOfBody(body);
  const read = Activity.safeParse(json);
  if (!read.success) return [unreadable('', 'not_an_activity', Buffer.from(body).toString('latin1'), now)];
  const activity = read.data;
  const account = activity.recipient.id.replace(/^28:/, '');
  const at = activity.timestamp ?? now;
  return eachItem([activity], account, at, () => {
    const { fact, id, order } = refusalOf(activity, settings, at) ?? readActivity(activity);
    return [{ ...fact, id, account, order, at }];
  });
}

type Read = { fact: EventFact; id: string; order: string };

/** Of an organisation that may not write: nothing of what they said, and an answer, once a day. */
function refusalOf(activity: Activity, settings: WrittenAccount['settings'], at: string): Read | null {
  const { type, conversation } = activity;
  if (tenantStanding(settings, tenantOf(activity) ?? '') !== 'refused') return null;
  const who = personOf(activity);
  const fact: EventFact =
    type === 'message'
      ? { kind: 'declined', to: who, answer: settings.refusal ?? '' }
      : { kind: 'ignored', what: 'other_organisation' };
  return { fact, id: `${conversation.id}:${type}:${at.slice(0, 10)}`, order: conversation.id };
}

const tenantOf = ({ conversation, channelData }: Activity) =>
  conversation.tenantId ?? channelData?.tenant?.id;

function readActivity(activity: Activity): Read {
  const { type, conversation, timestamp = '' } = activity;
  const name = nameOf(activity, activity.id ?? idOf(activity));
  const change = (fact: EventFact): Read => ({ fact, id: `${name}:${timestamp}`, order: `change:${name}` });
  switch (type) {
    case 'message':
      return { fact: messageOf(activity), id: name, order: conversation.id };
    case 'messageUpdate':
      if (activity.channelData?.eventType === 'softDeleteMessage')
        return change({ kind: 'deletion', target: name });
      return change({ kind: 'edit', target: name, text: contentOf(activity).text });
    case 'messageDelete':
      return change({ kind: 'deletion', target: name });
    case 'messageReaction':
      return change(reactionOf(activity));
    case 'installationUpdate': {
      const reachable = activity.action !== 'remove' && activity.action !== 'remove-upgrade';
      return {
        fact: { kind: 'presence', who: personOf(activity), reachable },
        id: name,
        order: conversation.id,
      };
    }
    default:
      return { fact: { kind: 'ignored', what: type }, id: name, order: conversation.id };
  }
}

const nameOf = ({ conversation }: Activity, id: string) => `${conversation.id}:${id}`;

function messageOf(activity: Activity): EventFact {
  return {
    ...{ kind: 'message', from: personOf(activity), content: orUnsupported(contentOf(activity), 'message') },
    ...{ standby: false, openUntil: null, place: null },
  };
}

/** In a chat of their own the conversation is the person; in a team or group each who writes there has one. */
function personOf(activity: Activity): Correspondent {
  const { from, conversation, recipient, serviceUrl } = activity;
  const personal = conversation.conversationType === 'personal' || conversation.id.startsWith('a:');
  const tenant = tenantOf(activity);
  return {
    ids: personal ? [conversation.id] : [`${conversation.id}|${from?.id ?? ''}`],
    ...{ name: from?.name ?? null, address: null },
    facts: {
      ...{ serviceUrl, conversationId: conversation.id, botId: recipient.id },
      ...(from ? { userId: from.id } : {}),
      ...(from?.aadObjectId ? { aadObjectId: from.aadObjectId } : {}),
      ...(tenant ? { tenantId: tenant } : {}),
    },
  };
}

const Attachment = z.looseObject({
  contentType: z.string(),
  name: z.string().optional(),
  contentUrl: z.string().optional(),
  content: z.unknown().optional(),
});
const Download = z.looseObject({ downloadUrl: z.string() });

function contentOf(activity: Activity): WrittenContent {
  const read = activity.attachments.flatMap((one) => Attachment.safeParse(one).data ?? []);
  // The text once more, as HTML.
  const others = read.filter(({ contentType }) => contentType !== 'text/html');
  const media = others.flatMap((one) => fileOf(one) ?? []);
  const cards = others.filter((one) => !fileOf(one)).map(({ contentType }) => contentType);
  return {
    text: plainText(activity.text ?? '', activity.entities, activity.textFormat),
    media,
    extras: cards.map((what) => ({ kind: 'unsupported' as const, what })),
    replyTo: activity.replyToId ? nameOf(activity, activity.replyToId) : null,
  };
}

/** A shared file lies ready at an address of its own; a pasted picture lies with the connector and wants our token. */
function fileOf({ contentType, contentUrl, content, name }: z.infer<typeof Attachment>): MediaRef | null {
  const fileName = name ?? null;
  if (contentType === 'application/vnd.microsoft.teams.file.download.info') {
    const url = Download.safeParse(content).data?.downloadUrl ?? null;
    return url ? { kind: 'document', id: null, url, mediaType: null, fileName } : null;
  }
  if (!contentType.startsWith('image/') || !contentUrl) return null;
  return { kind: 'image', id: 'connector', url: contentUrl, mediaType: contentType, fileName };
}

const Reaction = z.looseObject({ type: z.string() });
const SIGNS: Readonly<Record<string, string>> = {
  ...{ like: '👍', heart: '❤️', laugh: '😆', surprised: '😮', sad: '😢', angry: '😠' },
};

function reactionOf(activity: Activity): EventFact {
  const target = nameOf(activity, activity.replyToId ?? '');
  const added = Reaction.safeParse(activity.reactionsAdded[0]).data?.type;
  return {
    kind: 'reaction',
    target,
    from: personOf(activity),
    emoji: added ? (SIGNS[added] ?? added) : null,
  };
}
