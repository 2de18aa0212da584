import type { Correspondent } from '@sinia/channels';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import {
  type ConversationRow,
  insertConversation,
  lockById,
  lockConversation,
  routeInto,
  writeConversation,
} from './conversation-store.ts';
import type { ReceivedEvent } from './received-event.ts';

const { conversations, conversationAliases: aliases, deliveries, deliveryParts, tickets } = schema;

/** In which the author of a comment may be written to by it ("Private Replies" of Messenger Platform and Instagram). */
const PRIVATE_MS = 7 * 24 * 3_600_000;

/**
 * Ids of the conversation in which somebody who writes publicly is written to alone. X knows them by one id in both;
 * elsewhere it is a conversation with whoever wrote in this thread, until the provider says who that is.
 */
export function asideIds({ ids, facts }: Correspondent): string[] {
  return facts?.userId ? [facts.userId] : [`aside:${ids[0]}`];
}

/** That conversation, begun where there is none. */
export function openAside(
  work: UnitOfWork,
  context: Context,
  { account, event: { from } }: ReceivedEvent<'message'>,
  known: ConversationRow | null,
): ConversationRow {
  if (known) return known;
  const who = { ids: asideIds(from), name: from.name, address: from.address };
  return insertConversation(work, account, who, { id: drawId(context, work.now, 'cnv'), namedAt: work.now });
}

/** A comment lets us write to its author once more; what they answer there belongs to the same ticket. */
export function keepAside(
  work: UnitOfWork,
  { event: { place, from, at } }: ReceivedEvent<'message'>,
  { id, facts, ticketId: before }: ConversationRow,
  ticketId: string,
): void {
  if (!place) return;
  if (from.facts?.userId) {
    if (!before) writeConversation(work, id, { ticketId });
    return;
  }
  const { commentId, postId } = place;
  const openUntil = new Date(Date.parse(at) + PRIVATE_MS);
  writeConversation(work, id, { ticketId, openUntil, facts: { ...facts, commentId, postId } });
}

/** Whoever is answered alone about what they wrote in public answers about that. */
export function followAside(
  work: UnitOfWork,
  { id: ticketId, origin, noticeRoute }: Pick<TicketRow, 'id' | 'origin' | 'noticeRoute'>,
): void {
  if (origin.isPublic && noticeRoute && 'conversationId' in noticeRoute)
    writeConversation(work, noticeRoute.conversationId, { ticketId });
}

/**
 * The author of a comment was written to: that cannot be done again by the same comment. Whom the provider names as the
 * one who got it is the same person from now on; where we had a conversation with them already, that one goes on.
 */
export async function noteWrittenTo(
  db: Database,
  { id, accountId }: ConversationRow,
  commentId: string,
  recipientId: string | undefined,
): Promise<void> {
  await db.transaction(async (tx) => {
    const aside = await lockById(tx, id);
    if (aside.facts.commentId === commentId) {
      const { commentId: _used, postId: _of, ...facts } = aside.facts;
      await tx.update(conversations).set({ facts, openUntil: null }).where(eq(conversations.id, id));
    }
    if (!recipientId) return;
    const known = await lockConversation(tx, accountId, [recipientId]);
    if (known?.id === id) return;
    if (!known) {
      await tx.insert(aliases).values({ accountId, alias: recipientId, conversationId: id });
      const ids = [recipientId, ...aside.ids];
      await tx.update(conversations).set({ ids }).where(eq(conversations.id, id));
      return;
    }
    await tx.update(conversations).set({ ticketId: aside.ticketId }).where(eq(conversations.id, known.id));
    await tx.update(aliases).set({ conversationId: known.id }).where(eq(aliases.conversationId, id));
    await moveDeliveries(tx, id, known.id);
    const leadsHere = sql`${tickets.noticeRoute} ->> 'conversationId' = ${id}`;
    await tx
      .update(tickets)
      .set({ noticeRoute: routeInto(known) })
      .where(and(leadsHere, eq(tickets.id, aside.ticketId ?? '')));
  });
}

/** What left is read where the provider tells of it; what waits to leave goes on in the window that is open. */
async function moveDeliveries(tx: Transaction, from: string, into: string): Promise<void> {
  const to = { conversationId: into };
  await tx.update(deliveryParts).set(to).where(eq(deliveryParts.conversationId, from));
  const waiting = inArray(deliveries.status, ['queued', 'sending']);
  await tx
    .update(deliveries)
    .set(to)
    .where(and(eq(deliveries.conversationId, from), waiting));
}
