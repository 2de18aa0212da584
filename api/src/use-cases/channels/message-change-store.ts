import { schema, type Transaction } from '@sinia/database';
import { and, eq, ne } from 'drizzle-orm';
import type { MessageRow, TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { ProviderMessageRow } from './provider-message-store.ts';

const { messages, providerMessages, attachments, mediaFetches, tickets, deliveries, deliveryParts } = schema;

/** The message of ours that a message of the provider is, locked. */
export async function lockProviderMessage(
  tx: Transaction,
  accountId: string,
  providerId: string,
): Promise<{ message: MessageRow; provider: ProviderMessageRow } | null> {
  const [row] = await tx
    .select({ message: messages, provider: providerMessages })
    .from(providerMessages)
    .innerJoin(messages, eq(messages.id, providerMessages.messageId))
    .where(and(eq(providerMessages.accountId, accountId), eq(providerMessages.providerId, providerId)))
    .for('update', { of: messages });
  return row ?? null;
}

/** The answer of ours that a message of the provider carried, locked; null for notices and for what is not known. */
export async function lockAnswer(
  tx: Transaction,
  accountId: string,
  providerId: string,
): Promise<MessageRow | null> {
  const [row] = await tx
    .select({ message: messages })
    .from(deliveryParts)
    .innerJoin(deliveries, eq(deliveries.id, deliveryParts.deliveryId))
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(
      and(
        eq(deliveryParts.accountId, accountId),
        eq(deliveryParts.providerId, providerId),
        ne(deliveries.kind, 'receipt'),
      ),
    )
    .for('update', { of: messages });
  return row?.message ?? null;
}

export function writeMessage(work: UnitOfWork, id: string, set: Partial<MessageRow>): void {
  work.write(work.tx.update(messages).set(set).where(eq(messages.id, id)));
}

/** Takes the files of a message away, those too that are still to be fetched. @returns which lie on disk */
export async function eraseFiles(work: UnitOfWork, messageId: string): Promise<string[]> {
  work.write(work.tx.delete(mediaFetches).where(eq(mediaFetches.messageId, messageId)));
  const rows = await work.tx
    .delete(attachments)
    .where(eq(attachments.messageId, messageId))
    .returning({ id: attachments.id });
  return rows.map(({ id }) => id);
}

export function writeLast(work: UnitOfWork, ticketId: string, set: Partial<TicketRow>): void {
  work.write(work.tx.update(tickets).set(set).where(eq(tickets.id, ticketId)));
}
