import { CAPABILITIES, type ChannelCapabilities, SEND_CODES, type SendCode } from '@sinia/channels';
import { TicketId } from '@sinia/contracts';
import { answerWindow, ROUTE_CHANNELS } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { visibleTicket } from '../tickets/get-ticket.query.ts';
import { type AccountRow, readAccounts } from './account-store.ts';
import { type ConversationRow, readConversations } from './conversation-store.ts';
import { routesOf } from './routes-store.ts';
import { readTemplates } from './template-store.ts';
import { windowOf } from './window-of.ts';

export const ReplyWay = z.object({
  channel: z.enum(ROUTE_CHANNELS),
  /** `human`: only what a person has typed leaves. */
  window: z.enum(['open', 'human', 'closed']),
  /** When it closes, or since when it is closed. */
  at: z.string().nullable(),
  /** Why nothing leaves whatever the window: we are in pause, they have blocked us, another application answers. */
  obstacle: z.enum(['paused', 'unreachable', 'elsewhere']).nullable(),
  /** Beside a public thread, and the customer has not written here: one message goes by each comment of theirs. */
  aside: z.boolean(),
  /** What ails our account: one of the send codes. */
  ailment: z.string().nullable(),
  /** Bytes of all files of one message, 0 for none. */
  attachmentBytes: z.int(),
  /** The only media types that may be attached; null where there are no such. */
  attachmentTypes: z.array(z.string()).nullable(),
  /** Texts that the provider has approved, where nothing else may be written. */
  templates: z.array(
    z.object({ name: z.string(), language: z.string(), body: z.string(), parameters: z.int() }),
  ),
  /** Other ways that lead to the same customer. */
  others: z.array(z.object({ channel: z.enum(ROUTE_CHANNELS), address: z.string() })),
});
export type ReplyWay = z.infer<typeof ReplyWay>;

/** What may be written to the customer of a ticket now, on the channel of its conversation; null where it has none. */
export const readReplyWay = defineQuery({
  name: 'readReplyWay',
  permission: 'ticket.reply',
  input: z.object({ id: TicketId }),
  output: ReplyWay.nullable(),
  async run(context, { id }) {
    const ticket = await visibleTicket(context, 'ticket.reply', id);
    const { db, clock } = context.dependencies;
    const route = ticket.noticeRoute;
    if (!route || !('conversationId' in route)) return null;
    const conversation = (await readConversations(db, [route.conversationId])).get(route.conversationId);
    const account = (await readAccounts(db)).find((one) => one.id === conversation?.accountId);
    if (!conversation || !account) return null;
    const capabilities: ChannelCapabilities = CAPABILITIES[route.channel];
    const window = answerWindow(capabilities, windowOf(account, conversation), clock());
    const at = window.state === 'closed' ? window.since : window.until;
    const known = capabilities.templates ? await readTemplates(db, account.id) : [];
    return {
      ...{ channel: route.channel, window: window.state, at: at?.toISOString() ?? null },
      obstacle: obstacleOf(account, conversation),
      aside: ticket.origin.isPublic === true && conversation.lastCustomerAt === null,
      ailment: ailmentOf(account),
      attachmentBytes: capabilities.attachmentBytes,
      attachmentTypes: capabilities.attachmentTypes ? [...capabilities.attachmentTypes] : null,
      templates: known
        .filter(({ status, notice }) => status === 'approved' && notice === null)
        .map(({ name, language, body, parameters }) => ({ name, language, body, parameters })),
      others: (await routesOf(db, ticket))
        .filter(({ channel }) => channel !== route.channel)
        .map(({ channel, address }) => ({ channel, address })),
    };
  },
});

function obstacleOf({ pausedAt }: AccountRow, conversation: ConversationRow): ReplyWay['obstacle'] {
  if (pausedAt) return 'paused';
  if (conversation.unreachableAt) return 'unreachable';
  return conversation.heldElsewhere ? 'elsewhere' : null;
}

/** What is of the account alone: a provider that is slow is nothing that an agent could act on. */
function ailmentOf({ lastError }: AccountRow): string | null {
  const about = SEND_CODES[lastError as SendCode]?.about;
  return about === 'account' ? lastError : null;
}
