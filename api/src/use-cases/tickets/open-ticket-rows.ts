import { type Channel, drawReference, type NoticeRoute, type Requester, type TicketEvent } from '@sinia/core';
import { schema } from '@sinia/database';
import { issueToken } from '../access-token.ts';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { drawId, insertFiles, insertMessage, type NewMessage, type StoredFile } from './message-store.ts';
import { insertSearch, type NewTicket, preview } from './ticket-store.ts';

export interface Opening
  extends Pick<NewTicket, 'groupId' | 'subject' | 'language' | 'legalType' | 'category'> {
  readonly channel: Channel;
  readonly body: string;
  readonly requester: Requester;
  readonly verified: boolean;
  readonly ownerKey: string | null;
  readonly noticeRoute: NoticeRoute | null;
  readonly customFields: NewTicket['customFields'];
  readonly attachmentIds?: readonly string[];
  readonly location?: NewTicket['location'];
  readonly mailboxId?: string | null;
  readonly files?: readonly StoredFile[];
  readonly origin?: NewTicket['origin'];
  readonly follows?: string | null;
  readonly suggestedTicketId?: string | null;
  readonly message?: Partial<NewMessage>;
}

export interface Opened {
  readonly id: string;
  readonly reference: string;
  readonly messageId: string;
  /** The link to the thread, for a requester that is vouched for. */
  readonly token: string | undefined;
}

/** Collects every row that a new ticket consists of. Whoever wrote it down, its first message is the requester's. */
export function openTicketRows(work: UnitOfWork, context: Context, opening: Opening): Opened {
  const { now } = work;
  const id = drawId(context, now, 'tkt');
  const messageId = drawId(context, now, 'msg');
  const reference = newReference(context);
  const event: TicketEvent = {
    type: 'ticket.opened',
    changes: { status: { before: null, after: 'new' } },
    message: { id: messageId, visibility: 'public', author: 'customer' },
    detail: { channel: opening.channel, verified: opening.verified },
  };
  const { eventSeq, eventHash } = work.record({ id }, event);
  const { requester, verified } = opening;
  work.write(
    work.tx.insert(schema.tickets).values({
      ...{ id, reference, eventSeq, eventHash, requester, requesterVerified: verified },
      version: 1,
      status: 'new',
      priority: 'normal',
      tags: [],
      channel: opening.channel,
      subject: opening.subject,
      language: opening.language,
      groupId: opening.groupId,
      category: opening.category ?? null,
      legalType: opening.legalType ?? null,
      customFields: opening.customFields,
      origin: opening.origin ?? { channel: opening.channel, address: addressOf(opening.channel, context) },
      ownerKey: opening.ownerKey,
      noticeRoute: opening.noticeRoute,
      location: opening.location ?? null,
      mailboxId: opening.mailboxId ?? null,
      follows: opening.follows ?? null,
      suggestedTicketId: opening.suggestedTicketId ?? null,
      lastMessagePreview: preview(opening.body),
      lastMessageAuthor: 'customer',
      ...{ lastMessageAt: now, createdAt: now, updatedAt: now },
    }),
  );
  const message: NewMessage = {
    id: messageId,
    ticketId: id,
    visibility: 'public',
    author: 'customer',
    authorName: requester.name ?? requester.email ?? requester.phone ?? '',
    authorAddress: requester.email ?? requester.phone ?? null,
    channel: opening.channel,
    body: opening.body,
    trust: verified ? 'verified' : 'unverified',
    createdAt: now,
    ...opening.message,
  };
  insertMessage(work, message, opening.attachmentIds);
  insertFiles(work, message, `message:${messageId}`, opening.files ?? []);
  if (requester.email) {
    const address = requester.email.toLowerCase();
    work.write(work.tx.insert(schema.participants).values({ ticketId: id, address, kind: 'requester' }));
  }
  const { name, email, phone, contract } = requester;
  insertSearch(
    work,
    id,
    [opening.subject, name, email, phone, contract, opening.body].filter(Boolean).join('\n'),
  );
  return {
    id,
    reference,
    messageId,
    token: verified ? issueToken(work, context, id, 'tracking') : undefined,
  };
}

function newReference(context: Context): string {
  for (;;) {
    const reference = drawReference(context.dependencies.random(24));
    if (reference) return reference;
  }
}

/** What was written to: the mailbox, or the page, integration or person that took it down. */
function addressOf(channel: Channel, { actor, dependencies }: Context): string {
  return channel === 'email' ? dependencies.settings.mailbox : actor.name;
}
