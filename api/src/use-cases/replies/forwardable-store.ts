import { schema, type Transaction } from '@sinia/database';
import { and, asc, eq } from 'drizzle-orm';
import { inFamily } from '../tickets/family-store.ts';
import type { AttachmentRow } from '../tickets/message-view.ts';
import type { MessageRow } from '../tickets/ticket-store.ts';

/** A message of a ticket, or of one that went into it, with its files; null where it is none of them. */
export async function readForwardable(
  tx: Transaction,
  ticketId: string,
  messageId: string,
): Promise<{ message: MessageRow; files: AttachmentRow[] } | null> {
  const { messages, attachments } = schema;
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, messageId), inFamily(messages.ticketId, ticketId)));
  if (!message) return null;
  const files = await tx
    .select()
    .from(attachments)
    .where(eq(attachments.messageId, messageId))
    .orderBy(asc(attachments.id));
  return { message, files };
}
