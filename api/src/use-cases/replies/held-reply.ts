import { AddMessageBody, AttachmentSummary, TicketId } from '@sinia/contracts';
import { z } from 'zod';
import { type AttachmentRow, attachmentView } from '../tickets/message-view.ts';
import type { HeldReplyRow } from './held-reply-store.ts';

export const HeldReplyId = z.string().regex(/^hld_[0-9a-z]{26}$/);

/** A reply on its way out, as its author sees it. */
export const HeldReply = z.object({
  id: HeldReplyId,
  ticketId: TicketId,
  message: AddMessageBody,
  attachments: z.array(AttachmentSummary),
  /** Milliseconds until it leaves, told as a length: clocks of desks differ. */
  leavesInMs: z.number(),
  /** The code that says why it could not leave. */
  refusal: z.string().nullable(),
});
export type HeldReply = z.infer<typeof HeldReply>;

export function heldReplyView(row: HeldReplyRow, files: readonly AttachmentRow[], now: Date): HeldReply {
  const message = row.message as AddMessageBody;
  return {
    id: row.id,
    ticketId: row.ticketId,
    message,
    attachments: files.filter(({ id }) => message.attachmentIds?.includes(id)).map(attachmentView),
    leavesInMs: Math.max(0, row.dueAt.getTime() - now.getTime()),
    refusal: row.refusal,
  };
}
