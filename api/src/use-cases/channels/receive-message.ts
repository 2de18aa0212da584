import { createHash } from 'node:crypto';
import type { DirectoryMember, WrittenContent } from '@sinia/channels';
import { type Language, type Placing, placeMessage, type Requester } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import type { CustomerActor } from '../../auth/actor.ts';
import type { Context, Dependencies } from '../context.ts';
import { guessLanguage } from '../mail/guess-language.ts';
import { colleagueKey } from '../staff/colleague-store.ts';
import { addMessageRows } from '../tickets/add-message-rows.ts';
import { lockWritten, rootOf, type Written } from '../tickets/family-store.ts';
import { drawId } from '../tickets/message-store.ts';
import { openTicketRows } from '../tickets/open-ticket-rows.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { defineUseCase } from '../use-case.ts';
import { asideIds, keepAside, openAside } from './aside-store.ts';
import { CHANNEL_TEXTS } from './channel-texts.ts';
import { contentText, mediaText, subjectOf } from './content-text.ts';
import {
  addAliases,
  type ConversationRow,
  insertConversation,
  learnt,
  lockConversation,
  routeInto,
  writeConversation,
} from './conversation-store.ts';
import { lockEvent, markEventDone } from './event-store.ts';
import { insertMediaFetches } from './media-store.ts';
import { findProviderMessage, findTicket, insertProviderMessage } from './provider-message-store.ts';
import { ALREADY, Outcome, type ReceivedEvent, type ReceivedMessage } from './received-event.ts';

type Received = ReceivedMessage;

interface Subject {
  readonly fresh: boolean;
  readonly conversation: ConversationRow | null;
  readonly placing: Placing;
  /** Of what is public: the conversation in which its author is written to alone. */
  readonly aside: ConversationRow | null;
  /** The ticket that the message goes to, locked; null where it opens one. */
  readonly written: Written | null;
  /** The language of the ticket before. */
  readonly language: Language | null;
}

/**
 * A message of a customer on a written channel: who writes, to which ticket it belongs, and everything that it consists
 * of, in one transaction with the end of its event.
 */
export const receiveMessage = defineUseCase({
  name: 'receiveMessage',
  permission: 'ticket.public.reply',
  input: z.custom<Received>(),
  output: Outcome,
  load,
  about: () => ({ own: true }),
  run: async (work, { input, subject, context }) => {
    if (!subject.fresh) return ALREADY;
    const conversation = knowCorrespondent(work, context, input, subject.conversation);
    const aside = input.event.place && openAside(work, context, input, subject.aside);
    const { ticketId, messageId } = subject.written
      ? append(work, context, input, conversation, subject.written)
      : await open(work, context, input, { conversation, aside }, subject);
    if (aside) keepAside(work, input, aside, ticketId);
    const { accountId } = input.row;
    const { id: providerId, content, at } = input.event;
    insertProviderMessage(work, {
      ...{ accountId, providerId, conversationId: conversation.id, messageId, ticketId },
      at: new Date(at),
    });
    insertMediaFetches(work, context, content.media, {
      accountId,
      conversationId: conversation.id,
      ticketId,
      messageId,
    });
    keepConversation(work, input, conversation, ticketId);
    markEventDone(work, input.row.position, subject.placing.reason, ticketId);
    return { outcome: subject.placing.reason, ticketId };
  },
});

async function load(tx: Transaction, { row, event }: Received, context: Context): Promise<Subject> {
  const fresh = await lockEvent(tx, row.position);
  const conversation = await lockConversation(tx, row.accountId, event.from.ids);
  const { replyTo } = event.content;
  const aside = event.place ? await lockConversation(tx, row.accountId, asideIds(event.from)) : null;
  const found = replyTo ? await findProviderMessage(tx, row.accountId, replyTo) : null;
  // Whoever answers below what somebody else wrote has a matter of their own.
  const quoted = found?.conversationId === conversation?.id ? found : null;
  const [repliedTo, latest] = await Promise.all([
    liveTicket(tx, quoted?.ticketId ?? null),
    liveTicket(tx, conversation?.ticketId ?? null),
  ]);
  const placing = placeMessage({ repliedTo, latest }, context.dependencies.clock());
  return {
    ...{ fresh, conversation, aside, placing },
    written: placing.kind === 'append' ? await lockWritten(tx, placing.ticketId) : null,
    language: latest?.language ?? repliedTo?.language ?? null,
  };
}

/** The ticket where the matter is worked on: what went into another is judged by that one. */
async function liveTicket(tx: Transaction, id: string | null): Promise<TicketRow | null> {
  const row = await findTicket(tx, id);
  return row && (await rootOf(tx, row));
}

function knowCorrespondent(
  work: UnitOfWork,
  context: Context,
  { account, event }: Received,
  known: ConversationRow | null,
): ConversationRow {
  const isPublic = event.place !== null;
  const { url } = event.place ?? {};
  const from = url ? { ...event.from, facts: { ...event.from.facts, url } } : event.from;
  if (!known) {
    const id = drawId(context, work.now, 'cnv');
    return insertConversation(work, account, from, { id, isPublic });
  }
  const news = learnt(known, from);
  const fresh = event.from.ids.filter((id) => !known.ids.includes(id));
  addAliases(work, account.id, fresh, known.id);
  writeConversation(work, known.id, news);
  return { ...known, ...news };
}

type Placed = { readonly ticketId: string; readonly messageId: string };

function append(
  work: UnitOfWork,
  context: Context,
  input: Received,
  conversation: ConversationRow,
  { to, live }: Written,
): Placed {
  const { id } = addMessageRows(work, context, live, {
    to,
    ...{ visibility: 'public', author: 'customer' },
    ...{ authorName: nameOf(conversation), authorAddress: conversation.address },
    body: bodyOf(input.event.content, to.language),
    more: {
      ...{ channel: conversation.channel, trust: 'verified', envelopeId: input.row.envelopeId },
      place: placeOf(input.event),
    },
  });
  return { ticketId: live.id, messageId: id };
}

async function open(
  work: UnitOfWork,
  context: Context,
  { account, event, row, employee }: Received,
  { conversation, aside }: { conversation: ConversationRow; aside: ConversationRow | null },
  { placing, language: before }: Subject,
): Promise<Placed> {
  const { content } = event;
  const language = guessLanguage(content.text) ?? before ?? 'ca';
  const body = bodyOf(content, language);
  const { channel, groupId } = account;
  // Whatever is told by itself goes to them alone.
  const route = routeInto(aside ?? conversation);
  const opened = openTicketRows(work, context, {
    ...{ channel, groupId, language, body },
    subject: subjectOf(body) || CHANNEL_TEXTS[language].noWords(CHANNEL_TEXTS[language].name[route.channel]),
    ...{ legalType: null, category: null, customFields: {} },
    ownerKey: employee && (await colleagueKey(work, context.dependencies, proven(employee, language))),
    requester: requesterOf(conversation, employee),
    verified: true,
    requesterProofs: { phone: 'provider', ...(employee ? { email: 'provider' } : {}) },
    noticeRoute: route,
    origin: { channel, address: account.name, ...(conversation.isPublic ? { isPublic: true } : {}) },
    conversationId: conversation.id,
    follows: placing.kind === 'open' ? placing.follows : null,
    message: {
      envelopeId: row.envelopeId,
      authorName: nameOf(conversation),
      authorAddress: conversation.address,
      place: placeOf(event),
    },
  });
  return { ticketId: opened.id, messageId: opened.messageId };
}

/** The window is counted from the customer's own clock, never from ours; what comes late takes nothing back. */
function keepConversation(
  work: UnitOfWork,
  { event }: Received,
  { id, lastCustomerAt }: ConversationRow,
  ticketId: string,
): void {
  const at = new Date(event.at);
  writeConversation(work, id, {
    ...{ ticketId, heldElsewhere: event.standby, unreachableAt: null },
    lastCustomerAt: lastCustomerAt && lastCustomerAt > at ? lastCustomerAt : at,
    ...(event.openUntil ? { openUntil: new Date(event.openUntil) } : {}),
  });
}

function bodyOf(content: WrittenContent, language: Language): string {
  return contentText(content, language) || mediaText(content, language);
}

const placeOf = ({ place }: Received['event']) =>
  place && { commentId: place.commentId, url: place.url, hiddenAt: null };

const nameOf = ({ name, address }: ConversationRow) => name ?? address ?? '';

const proven = (employee: DirectoryMember, language: Language) => {
  const { email, name, addressProven } = employee;
  return { email, name, language, employee, addressProven, by: 'teams' as const };
};

/** What the provider vouches for: a number where it is one, a colleague's address, and the name that they have there. */
function requesterOf({ name, address }: ConversationRow, employee: DirectoryMember | null): Requester {
  return {
    ...(name ? { name } : {}),
    ...(employee ? { email: employee.email } : {}),
    ...(address && /^\+\d+$/.test(address) ? { phone: address } : {}),
  };
}

/** Whoever writes is a customer and nothing more. */
export function correspondentContext(
  dependencies: Dependencies,
  { row, account, event }: ReceivedEvent<'message'>,
): Context {
  const name = event.from.name ?? event.from.address ?? '';
  const id = createHash('sha256').update(`${account.id}:${event.from.ids[0]}`).digest('hex').slice(0, 24);
  const actor: CustomerActor = { kind: 'customer', id: `${account.channel}:${id}`, name, channel: 'web' };
  return { actor, door: 'inbound', requestId: `event-${row.position}`, language: 'ca', dependencies };
}
