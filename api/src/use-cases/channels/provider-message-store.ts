import { type Database, schema, type Transaction } from '@sinia/database';
import { and, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { ConversationRow } from './conversation-store.ts';

const { conversations, messages, providerMessages, tickets } = schema;

export type ProviderMessageRow = typeof providerMessages.$inferSelect;

export function insertProviderMessage(work: UnitOfWork, row: typeof providerMessages.$inferInsert): void {
  work.insert(providerMessages, row);
}

/** The message of ours that a message of the provider is. */
export async function findProviderMessage(
  tx: Transaction,
  accountId: string,
  providerId: string,
): Promise<ProviderMessageRow | null> {
  const [row] = await tx
    .select()
    .from(providerMessages)
    .where(and(eq(providerMessages.accountId, accountId), eq(providerMessages.providerId, providerId)));
  return row ?? null;
}

/** What a customer wrote in public, as the provider knows it. */
export async function findComment(
  db: Database,
  ofTicket: SQL,
  messageId: string,
): Promise<ProviderMessageRow | null> {
  const theirs = and(eq(messages.author, 'customer'), isNotNull(messages.place), isNull(messages.erasedAt));
  const [row] = await db
    .select({ provider: providerMessages })
    .from(providerMessages)
    .innerJoin(messages, eq(messages.id, providerMessages.messageId))
    .where(and(eq(providerMessages.messageId, messageId), ofTicket, theirs));
  return row?.provider ?? null;
}

/** What a customer wrote in public, and the thread that it stands in. */
export interface LastComment {
  readonly conversation: ConversationRow;
  readonly place: NonNullable<(typeof messages.$inferSelect)['place']>;
}

/** The latest of these tickets, one that was taken back too: whoever answers it learns so. Null where there is none. */
export async function lastComment(
  reader: Database | Transaction,
  ticketIds: readonly string[],
): Promise<LastComment | null> {
  const theirs = and(eq(messages.author, 'customer'), isNotNull(messages.place));
  const [row] = await reader
    .select({ conversation: conversations, place: messages.place })
    .from(messages)
    .innerJoin(providerMessages, eq(providerMessages.messageId, messages.id))
    .innerJoin(conversations, eq(conversations.id, providerMessages.conversationId))
    .where(and(anyOf(messages.ticketId, ticketIds), theirs))
    .orderBy(desc(providerMessages.at), desc(messages.id))
    .limit(1);
  return row?.place ? { conversation: row.conversation, place: row.place } : null;
}

export async function findTicket(tx: Transaction, id: string | null): Promise<TicketRow | null> {
  if (!id) return null;
  const [row] = await tx.select().from(tickets).where(eq(tickets.id, id));
  return row ?? null;
}
