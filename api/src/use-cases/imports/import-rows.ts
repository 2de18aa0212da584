import type { Requester, TicketEvent } from '@sinia/core';
import { newId } from '@sinia/core';
import { schema } from '@sinia/database';
import type { Context } from '../context.ts';
import type { ReceivedMail } from '../mail/received-mail.ts';
import { insertFiles, insertMessage } from '../tickets/message-store.ts';
import { newReference } from '../tickets/open-ticket-rows.ts';
import { extendSearch, insertSearch, preview, type TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { extendHistory } from './import-store.ts';

export interface PastMail extends ReceivedMail {
  /** When it was written. */
  readonly at: Date;
  readonly author: 'customer' | 'agent';
  /** Who it is about: its sender, or to whom we wrote. */
  readonly requester: Requester;
}

/** Collects the rows of a conversation of the past: closed, nobody is told, no term runs. @returns its id */
export function importTicketRows(work: UnitOfWork, context: Context, mail: PastMail): string {
  const { at, mailbox, requester, author } = mail;
  const draw = (prefix: 'tkt' | 'msg') => newId(prefix, at.getTime(), context.dependencies.random(16));
  const id = draw('tkt');
  const messageId = draw('msg');
  const event: TicketEvent = {
    type: 'ticket.imported',
    changes: { status: { before: null, after: 'closed' } },
    message: { id: messageId, visibility: 'public', author },
    detail: { channel: 'email' },
  };
  const { eventSeq, eventHash } = work.record({ id }, event);
  work.insert(schema.tickets, {
    ...{ id, reference: newReference(context), eventSeq, eventHash, version: 1, imported: true },
    ...{ requester, requesterVerified: false, ownerKey: null, noticeRoute: null },
    ...{ status: 'closed', priority: 'normal', tags: [], channel: 'email', customFields: {} },
    ...{ subject: mail.subject, language: mail.language, groupId: mailbox.groupId, mailboxId: mailbox.id },
    origin: { channel: 'email', address: mailbox.address },
    ...{ lastMessagePreview: preview(mail.text), lastMessageAuthor: author, lastMessageAt: at },
    ...{ startedAt: at, solvedAt: at, closedAt: at, createdAt: at, updatedAt: at },
  });
  addMessage(work, context, id, messageId, mail);
  if (requester.email) {
    const address = requester.email.toLowerCase();
    work.insert(schema.participants, { ticketId: id, address, kind: 'requester' });
  }
  const words = [mail.subject, requester.name, requester.email, mail.text];
  insertSearch(work, id, words.filter(Boolean).join('\n'));
  return id;
}

/** Collects the rows of one more message of it. @returns the ticket's id */
export function importMessageRows(
  work: UnitOfWork,
  context: Context,
  ticket: TicketRow,
  mail: PastMail,
): string {
  const { at, author } = mail;
  const messageId = newId('msg', at.getTime(), context.dependencies.random(16));
  const message = { id: messageId, visibility: 'public' as const, author };
  const head = work.record(ticket, { type: 'message.imported', changes: {}, message });
  extendHistory(work, ticket, head, { at, preview: preview(mail.text), author });
  addMessage(work, context, ticket.id, messageId, mail);
  extendSearch(work, ticket.id, mail.text);
  return ticket.id;
}

function addMessage(work: UnitOfWork, context: Context, ticketId: string, id: string, mail: PastMail): void {
  const { html, segments, truncated, envelopeId, messageId: mailMessageId } = mail;
  const message = {
    ...{ id, ticketId, html, segments, truncated, envelopeId, mailMessageId, author: mail.author },
    visibility: 'public' as const,
    authorName: mail.from?.name || mail.from?.address || '',
    authorAddress: mail.from?.address ?? null,
    channel: 'email' as const,
    body: mail.text,
    trust: mail.author === 'agent' ? ('verified' as const) : ('unverified' as const),
    createdAt: mail.at,
  };
  insertMessage(work, message);
  insertFiles(work, context, message, `message:${id}`, mail.files);
}
