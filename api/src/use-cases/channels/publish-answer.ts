import { CAPABILITIES, type CapableChannel } from '@sinia/channels';
import { measureText } from '@sinia/channels/written';
import type { AddMessageBody } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { type PublishedFacts, personalDataIn } from '@sinia/core/personal-data';
import type { Database, Transaction } from '@sinia/database';
import type { Context, Settings } from '../context.ts';
import { insertDelivery } from '../deliveries/delivery-store.ts';
import { routeColumns } from '../deliveries/route-columns.ts';
import { readFamily } from '../tickets/family-store.ts';
import { drawId } from '../tickets/message-store.ts';
import type { MessageRow, TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { type ConversationRow, routeInto } from './conversation-store.ts';
import { type LastComment, lastComment } from './provider-message-store.ts';

/** Where an answer that everybody reads goes. */
export type Publication = LastComment;

/**
 * Where the answer of somebody is published, if it may be.
 *
 * @throws Refusal `reply_channel_unreachable` where the customer wrote nothing in public, `personal_data_in_public` with
 *   a field for each kind that was found, `invalid_body` for what is too long or carries files or copies
 */
export async function publicationOf(
  tx: Transaction,
  { dependencies: { settings } }: Context,
  ticket: TicketRow,
  message: AddMessageBody,
): Promise<Publication> {
  const { comment, facts } = await readPublicSide(tx, settings, ticket);
  const limit = comment && limitOf(comment.conversation);
  if (!comment || !limit) throw refusal('reply_channel_unreachable', '/publish', 'reply_channel_unreachable');
  if (measureText(message.body, limit) > limit.length) throw refusal('invalid_body', '/body', 'too_big');
  if (message.attachmentIds?.length) throw refusal('invalid_body', '/attachmentIds', 'invalid_value');
  if (message.copies) throw refusal('invalid_body', '/copies', 'invalid_value');
  const found = new Set(personalDataIn(message.body, facts).map(({ kind }) => kind));
  if (found.size > 0) {
    const fields = [...found].map((kind) => ({ pointer: '/body', code: `personal_${kind}` }));
    throw new Refusal('personal_data_in_public', { fields });
  }
  return { ...comment, place: { ...comment.place, hiddenAt: null } };
}

/** What the customer of a ticket, and of what went into it, wrote last in public, and what is known of them. */
export async function readPublicSide(
  reader: Database | Transaction,
  settings: Pick<Settings, 'phone' | 'mailbox'>,
  { id }: Pick<TicketRow, 'id'>,
): Promise<{ readonly comment: LastComment | null; readonly facts: PublishedFacts }> {
  const family = await readFamily(reader, id);
  const ids = family.map((one) => one.id);
  return { comment: await lastComment(reader, ids), facts: publishedFacts(settings, family) };
}

/** How long an answer may be that everybody reads; null where the channel has none. */
export function limitOf({ channel }: ConversationRow) {
  const { publicText } = CAPABILITIES[channel as CapableChannel] as {
    publicText?: { length: number; unit: 'characters' | 'bytes' };
  };
  return publicText ?? null;
}

/** What may stand in a text for everybody, and what is known of these customers that may not. */
function publishedFacts(
  { phone, mailbox }: Pick<Settings, 'phone' | 'mailbox'>,
  family: readonly Pick<TicketRow, 'requester' | 'contactSnapshot'>[],
): PublishedFacts {
  const known = new Set(family.flatMap(knownOf));
  return { own: [phone, mailbox, mailbox.slice(mailbox.lastIndexOf('@'))], known: [...known] };
}

function knownOf({ requester, contactSnapshot }: Pick<TicketRow, 'requester' | 'contactSnapshot'>): string[] {
  const { documentId, contract, email, phone } = requester;
  const taken = [contactSnapshot?.documentId, contactSnapshot?.email, ...(contactSnapshot?.phones ?? [])];
  return [documentId, contract, email, phone, ...taken].filter((one) => typeof one === 'string');
}

/** The answer on its way below the post: decided with the message itself, whatever the ticket's own way is. */
export function queuePublication(
  work: UnitOfWork,
  context: Context,
  ticket: TicketRow,
  { id: messageId }: Pick<MessageRow, 'id'>,
  { conversation }: Publication,
): void {
  insertDelivery(work, {
    ...{ id: drawId(context, work.now, 'dlv'), ticketId: ticket.id, seq: ticket.eventSeq + 1, kind: 'reply' },
    ...{ ...routeColumns(routeInto(conversation)), messageId, language: ticket.language },
    ...{ data: {}, provoked: false, status: 'queued', dueAt: work.now, createdAt: work.now },
  });
}

function refusal(code: 'reply_channel_unreachable' | 'invalid_body', pointer: string, field: string) {
  return new Refusal(code, { fields: [{ pointer, code: field }] });
}
