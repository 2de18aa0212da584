import {
  openTicket as begin,
  type Channel,
  type CustomFieldValue,
  drawReference,
  type NoticeRoute,
  type Priority,
  type Requester,
  shownName,
} from '@sinia/core';
import { schema } from '@sinia/database';
import { issueToken } from '../access-token.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import {
  drawId,
  insertFiles,
  insertMessage,
  type NewMessage,
  type StoredFile,
  signMessage,
} from './message-store.ts';
import { insertSearch, type NewTicket, placeText, preview } from './ticket-store.ts';

export interface Opening
  extends Pick<NewTicket, 'groupId' | 'subject' | 'language' | 'legalType' | 'category'> {
  readonly channel: Channel;
  readonly body: string;
  readonly requester: Requester;
  readonly verified: boolean;
  /** What stands behind each part of the claim; what is missing was only typed. */
  readonly requesterProofs?: NewTicket['requesterProofs'];
  readonly ownerKey: string | null;
  /** The contact in whose name they ask, where they act for another. */
  readonly representedId?: string | null;
  readonly noticeRoute: NoticeRoute | null;
  readonly customFields: NewTicket['customFields'];
  readonly assigneeId?: string | null;
  readonly priority?: Priority;
  readonly tags?: readonly string[];
  readonly attachmentIds?: readonly string[];
  readonly location?: NewTicket['location'];
  readonly mailboxId?: string | null;
  readonly conversationId?: string | null;
  readonly files?: readonly StoredFile[];
  readonly origin?: NewTicket['origin'];
  readonly follows?: string | null;
  readonly suggestedTicketId?: string | null;
  /** The name under which its sender is blocked: it begins in quarantine. */
  readonly blockedSender?: string | null;
  /** Whose it is, where that is known before it is opened. */
  readonly contact?: Pick<NewTicket, 'contactId' | 'identification' | 'contactSnapshot' | 'billingSnapshot'>;
  /** What else its first event says. */
  readonly detail?: Readonly<Record<string, CustomFieldValue>>;
  readonly message?: Partial<NewMessage>;
  /** A message of another ticket that this one begins with; the caller gives it over. */
  readonly movedMessageId?: string;
}

export interface Opened {
  readonly id: string;
  readonly reference: string;
  readonly messageId: string;
  /** The link to the thread, for a requester that is vouched for. */
  readonly token: string | undefined;
}

/**
 * Collects every row that a new ticket consists of. Whoever wrote it down, its first message is the requester's, unless
 * `message.author` says that we write first.
 */
export function openTicketRows(work: UnitOfWork, context: Context, opening: Opening): Opened {
  const { now } = work;
  const id = drawId(context, now, 'tkt');
  const messageId = opening.movedMessageId ?? drawId(context, now, 'msg');
  const reference = newReference(context);
  const { requester, verified } = opening;
  const { event, author, ...begun } = beginningOf(opening, messageId, now);
  const { eventSeq, eventHash } = work.record({ id }, event);
  work.insert(schema.tickets, {
    ...{ id, reference, eventSeq, eventHash, requester, requesterVerified: verified },
    ...{ version: 1, ...begun },
    priority: opening.priority ?? 'normal',
    tags: [...(opening.tags ?? [])],
    channel: opening.channel,
    subject: opening.subject,
    language: opening.language,
    groupId: opening.groupId,
    category: opening.category ?? null,
    legalType: opening.legalType ?? null,
    customFields: opening.customFields,
    origin: opening.origin ?? { channel: opening.channel, address: addressOf(opening.channel, context) },
    requesterProofs: opening.requesterProofs ?? null,
    ownerKey: opening.ownerKey,
    representedId: opening.representedId ?? null,
    noticeRoute: opening.noticeRoute,
    location: opening.location ?? null,
    mailboxId: opening.mailboxId ?? null,
    conversationId: opening.conversationId ?? null,
    follows: opening.follows ?? null,
    suggestedTicketId: opening.suggestedTicketId ?? null,
    shelf: opening.blockedSender ? 'spam' : null,
    ...opening.contact,
    lastMessagePreview: preview(opening.body),
    lastMessageAuthor: author,
    ...{ lastMessageAt: now, createdAt: now, updatedAt: now },
  });
  const message: NewMessage = {
    id: messageId,
    ticketId: id,
    visibility: 'public',
    author: 'customer',
    authorName: shownName(requester) ?? '',
    authorAddress: requester.email ?? requester.phone ?? null,
    channel: opening.channel,
    body: opening.body,
    trust: verified ? 'verified' : 'unverified',
    createdAt: now,
    ...opening.message,
  };
  if (!opening.movedMessageId) insertFirst(work, context, message, opening);
  if (requester.email) {
    const address = requester.email.toLowerCase();
    work.insert(schema.participants, { ticketId: id, address, kind: 'requester' });
  }
  const { name, email, phone, contract } = requester;
  insertSearch(
    work,
    id,
    [opening.subject, name, email, phone, contract, placeText(opening.location), opening.body]
      .filter(Boolean)
      .join('\n'),
  );
  return {
    id,
    reference,
    messageId,
    token: verified ? issueToken(work, context, id, 'tracking') : undefined,
  };
}

function insertFirst(work: UnitOfWork, context: Context, message: NewMessage, opening: Opening): void {
  const { attachmentIds, files } = opening;
  insertMessage(work, message, attachmentIds);
  if (message.author === 'agent') signMessage(work, message, opening);
  insertFiles(work, context, message, `message:${message.id}`, files ?? []);
}

function beginningOf(opening: Opening, messageId: string, now: Date) {
  const { channel, verified, assigneeId = null } = opening;
  const author = opening.message?.author ?? 'customer';
  const { blockedSender } = opening;
  const detail = { ...opening.detail, ...(blockedSender ? { blockedSender } : {}) };
  return { assigneeId, author, ...begin({ messageId, channel, verified, author, assigneeId, detail }, now) };
}

export function newReference(context: Context): string {
  for (;;) {
    const reference = drawReference(context.dependencies.random(24));
    if (reference) return reference;
  }
}

/** What was written to: the mailbox, or the page, integration or person that took it down. */
function addressOf(channel: Channel, { actor, dependencies }: Context): string {
  return channel === 'email' ? dependencies.settings.mailbox : actor.name;
}
