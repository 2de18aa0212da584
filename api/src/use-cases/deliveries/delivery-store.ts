import { createHmac } from 'node:crypto';
import { Refusal, type TicketEvent } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { type TokenPurpose, tokenEnd, tokenHash } from '../access-token.ts';
import type { DeliveryRow } from '../tickets/message-view.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { anyOf, inFewSizes } from './any-of-store.ts';
import { toldTicketId } from './told-ticket.ts';

const { deliveries, tickets, messages, surveys, bouncedAddresses, accessTokens } = schema;

export type Trouble = NonNullable<TicketRow['trouble']>;

export async function lockDelivery(tx: Transaction, id: string): Promise<DeliveryRow> {
  const [row] = await tx.select().from(deliveries).where(eq(deliveries.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export type NewDelivery = typeof deliveries.$inferInsert;

/** Queues messages to customers; what was queued before for the same event is not queued again. */
export async function queueDeliveries(tx: Transaction, rows: readonly NewDelivery[]): Promise<void> {
  for (const piece of inFewSizes(rows)) await tx.insert(deliveries).values(piece).onConflictDoNothing();
}

/** Which of these tickets have had their receipt, or are about to. */
export async function withReceipt(tx: Transaction, ticketIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ ticketId: deliveries.ticketId })
    .from(deliveries)
    .where(
      and(anyOf(deliveries.ticketId, ticketIds), inArray(deliveries.kind, ['receipt', 'receipt_unverified'])),
    );
  return new Set(rows.map((row) => row.ticketId));
}

/** Takes a message back that has not left: its ticket went into quarantine meanwhile. */
export function withdrawDelivery(db: Database, id: string): PromiseLike<unknown> {
  return db.delete(deliveries).where(and(eq(deliveries.id, id), eq(deliveries.status, 'sending')));
}

/** A message that is decided with the change itself, not after it. */
export function insertDelivery(work: UnitOfWork, row: NewDelivery): void {
  work.write(work.tx.insert(deliveries).values(row));
}

export function updateDelivery(work: UnitOfWork, id: string, set: Partial<DeliveryRow>): void {
  work.write(work.tx.update(deliveries).set(set).where(eq(deliveries.id, id)));
}

export function deleteDelivery(work: UnitOfWork, id: string): void {
  work.write(work.tx.delete(deliveries).where(eq(deliveries.id, id)));
}

/** A status moves on conditionally: a receipt that comes late never takes it back. */
export function deferDelivery(db: Database, id: string, dueAt: Date, reason: string): PromiseLike<unknown> {
  return db
    .update(deliveries)
    .set({ status: 'queued', dueAt, leaseUntil: null, reason })
    .where(and(eq(deliveries.id, id), eq(deliveries.status, 'sending')));
}

/** It may have arrived: nothing sends it again but a person. */
export function markUnknown(db: Database, id: string, reason: string): PromiseLike<unknown> {
  return db
    .update(deliveries)
    .set({ status: 'unknown', leaseUntil: null, reason })
    .where(and(eq(deliveries.id, id), eq(deliveries.status, 'sending')));
}

/** Appends an event to a ticket, with the mark that somebody must look at it (null takes it off). */
export function recordOnTicket(
  work: UnitOfWork,
  ticket: TicketRow,
  event: TicketEvent,
  trouble: Trouble | null,
): void {
  const { eventSeq, eventHash } = work.record(ticket, event);
  work.write(
    work.tx
      .update(tickets)
      .set({ eventSeq, eventHash, trouble, updatedAt: work.now })
      .where(eq(tickets.id, ticket.id)),
  );
}

/** Takes a mark off, if it is still that one. */
export function clearTrouble(work: UnitOfWork, ticketId: string, trouble: Trouble): void {
  work.write(
    work.tx
      .update(tickets)
      .set({ trouble: null })
      .where(and(eq(tickets.id, ticketId), eq(tickets.trouble, trouble))),
  );
}

/** Whether another message of the ticket could not be delivered. */
export async function othersFailed(tx: Transaction, delivery: DeliveryRow): Promise<boolean> {
  const rows = await tx
    .select({ status: deliveries.status })
    .from(deliveries)
    .where(and(eq(deliveries.ticketId, delivery.ticketId), ne(deliveries.id, delivery.id)));
  return rows.some((row) => row.status === 'failed' || row.status === 'bounced');
}

export function markReplySent(work: UnitOfWork, messageId: string, mailMessageId: string): void {
  work.write(work.tx.update(messages).set({ mailMessageId }).where(eq(messages.id, messageId)));
}

export function noteResolutionTold(work: UnitOfWork, ticketId: string): void {
  work.write(work.tx.update(tickets).set({ resolutionNotifiedAt: work.now }).where(eq(tickets.id, ticketId)));
}

/** The invitation to rate, by the way on which the resolution was told: once a ticket. */
export async function inviteToSurvey(work: UnitOfWork, delivery: DeliveryRow, id: string): Promise<void> {
  const { ticketId, seq, channel, address, conversationId, language } = delivery;
  const invited = await work.tx
    .insert(surveys)
    .values({ ticketId, invitedAt: work.now })
    .onConflictDoNothing()
    .returning({ ticketId: surveys.ticketId });
  if (invited.length === 0) return;
  work.write(
    work.tx
      .insert(deliveries)
      .values({
        ...{ id, ticketId, seq, channel, address, conversationId, language },
        kind: 'survey',
        data: {},
        provoked: false,
        status: 'queued',
        dueAt: work.now,
        createdAt: work.now,
      })
      .onConflictDoNothing(),
  );
}

export function markBounced(work: UnitOfWork, address: string, reason: string): void {
  const row = { address: address.toLowerCase(), reason, at: work.now };
  work.write(work.tx.insert(bouncedAddresses).values(row).onConflictDoNothing());
}

export function forgiveAddress(work: UnitOfWork, address: string): void {
  work.write(work.tx.delete(bouncedAddresses).where(eq(bouncedAddresses.address, address.toLowerCase())));
}

/**
 * The link in a delivery: the same however often it is rendered, so that a retry after a crash is the same message.
 * Only its hash is kept.
 */
export async function deliveryLink(
  db: Database,
  secret: string,
  delivery: Pick<DeliveryRow, 'id' | 'ticketId' | 'kind' | 'data'>,
  purpose: TokenPurpose,
  now: Date,
): Promise<string> {
  const token = linkToken(secret, purpose, delivery.id);
  await db
    .insert(accessTokens)
    .values({
      hash: tokenHash(token),
      ticketId: toldTicketId(delivery),
      purpose,
      expiresAt: tokenEnd(purpose, now, delivery.kind === 'access_link'),
      createdAt: now,
    })
    .onConflictDoNothing();
  return token;
}

/** The link that a delivery carries, from the delivery alone. */
export function linkToken(secret: string, purpose: TokenPurpose, deliveryId: string): string {
  return createHmac('sha256', secret).update(`delivery-link\0${purpose}\0${deliveryId}`).digest('base64url');
}
