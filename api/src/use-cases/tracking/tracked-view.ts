import type { PublicMessage, TrackedStatus, TrackedTicket } from '@sinia/contracts';
import { type Channel, PUBLIC_STATUS } from '@sinia/core';
import { type AttachmentRow, attachmentView } from '../tickets/message-view.ts';
import type { MessageRow, TicketRow } from '../tickets/ticket-store.ts';
import { timestamp } from '../tickets/ticket-view.ts';

const CHANNEL_GROUP = {
  phone: 'phone',
  counter: 'in_person',
} as const satisfies Partial<Record<Channel, TrackedStatus['channelGroup']>>;

/**
 * What the key alone shows.
 *
 * @param live where it is worked on: after a merge the status of that, under the key that the customer has. Work that
 * had begun has not ended because it went into something new.
 */
export function trackedStatus(row: TicketRow, live: TicketRow = row): TrackedStatus {
  const groups: Partial<Record<Channel, TrackedStatus['channelGroup']>> = CHANNEL_GROUP;
  const begun = row.startedAt !== null && live.status === 'new';
  return {
    reference: row.reference,
    publicStatus: begun ? 'in_progress' : PUBLIC_STATUS[live.status],
    channelGroup: groups[row.channel] ?? 'written',
    receivedAt: row.createdAt.toISOString(),
    inProgressAt: timestamp(row.startedAt ?? live.startedAt),
    resolvedAt: timestamp(live.solvedAt),
    terms: [],
  };
}

/** The thread as its customer sees it; `messages` hold none of ours that are internal. */
export function trackedTicket(
  row: TicketRow,
  live: TicketRow,
  messages: readonly MessageRow[],
  attachments: readonly AttachmentRow[],
): TrackedTicket {
  return {
    ...trackedStatus(row, live),
    subject: row.subject,
    language: row.language,
    mayReply: live.status !== 'closed',
    messages: messages.map((message) => publicMessage(message, attachments)),
  };
}

function publicMessage(row: MessageRow, attachments: readonly AttachmentRow[]): PublicMessage {
  return {
    id: row.id,
    author: row.author === 'customer' ? 'customer' : 'agent',
    authorName: row.authorName,
    body: row.body,
    channel: row.channel,
    attachments: attachments.filter((file) => file.messageId === row.id).map(attachmentView),
    createdAt: row.createdAt.toISOString(),
  };
}
