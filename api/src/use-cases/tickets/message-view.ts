import type { AttachmentSummary, DeliveryState, Message, MessageMedia } from '@sinia/contracts';
import type { schema } from '@sinia/database';
import { heldOf } from '../attachments/file-gate.ts';
import type { MessageRow } from './ticket-store.ts';
import { timestamp } from './ticket-view.ts';

export type AttachmentRow = typeof schema.attachments.$inferSelect;
export type DeliveryRow = typeof schema.deliveries.$inferSelect;
type MediaRow = typeof schema.mediaFetches.$inferSelect;

export function messageView(
  row: MessageRow,
  attachments: readonly AttachmentRow[],
  deliveries: readonly DeliveryRow[],
  missing: readonly MediaRow[] = [],
): Message {
  return {
    id: row.id,
    ticketId: row.ticketId,
    visibility: row.visibility,
    author: { kind: row.author, id: row.authorId, name: row.authorName, address: row.authorAddress },
    channel: row.channel,
    body: row.body,
    signature: row.signature,
    html: row.html,
    segments: row.segments,
    trust: row.trust,
    truncated: row.truncated,
    copies: row.copies && {
      to: [...row.copies.to],
      cc: [...row.copies.cc],
      bcc: [...row.copies.bcc],
    },
    forwardedTo: row.forwardedTo,
    attachments: attachments.map(attachmentView),
    media: missing.flatMap(mediaView),
    place: row.place && { url: row.place.url, hidden: row.place.hiddenAt !== null },
    reactions: row.reactions ?? [],
    editedAt: timestamp(row.editedAt),
    originalBody: row.originalBody,
    erasedAt: timestamp(row.erasedAt),
    deliveries: deliveries.map(deliveryView),
    createdAt: row.createdAt.toISOString(),
  };
}

export function attachmentView(row: AttachmentRow): AttachmentSummary {
  const { id, fileName, mediaType, size, contentId, inline } = row;
  const held = heldOf(row);
  return { id, fileName, mediaType, size, contentId, inline, ...(held ? { held } : {}) };
}

export function deliveryView(row: DeliveryRow): DeliveryState {
  const { id, kind, channel, address, status, reason } = row;
  return {
    id,
    kind,
    channel,
    address,
    status,
    reason,
    dueAt: row.dueAt.toISOString(),
    sentAt: timestamp(row.sentAt),
    deliveredAt: timestamp(row.deliveredAt),
    readAt: timestamp(row.readAt),
  };
}

function mediaView({ id, kind, fileName, status, reason }: MediaRow): MessageMedia[] {
  return status === 'stored' ? [] : [{ id, kind, fileName, status, reason }];
}
