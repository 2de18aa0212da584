import type { Language } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import { rootOf } from '../tickets/family-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { inboundEnvelopes: envelopes, mailContents, deliveries, participants, tickets } = schema;

export type EnvelopeRow = typeof envelopes.$inferSelect;

export const LEASE_MS = 120_000;

const isMail = eq(envelopes.channel, 'email');
const isWebhook = ne(envelopes.channel, 'email');
const WHICH = {
  mails: isMail,
  'tried webhooks': and(isWebhook, gt(envelopes.attempts, 0)),
};

const isDue = (now: Date) =>
  and(isNull(envelopes.processedAt), sql`${envelopes.dueAt} <= ${now.toISOString()}::timestamptz`);

/**
 * Takes envelopes that nobody has processed, for two minutes: mails, or webhooks of the other channels that could not be read
 * at first.
 *
 * @returns them in the order in which they came
 */
export async function claimEnvelopes(
  db: Database,
  now: Date,
  limit: number,
  which: keyof typeof WHICH,
): Promise<EnvelopeRow[]> {
  const due = db
    .select({ id: envelopes.id })
    .from(envelopes)
    .where(and(WHICH[which], isDue(now)))
    .orderBy(asc(envelopes.dueAt), asc(envelopes.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  const claimed = await db
    .update(envelopes)
    .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${envelopes.attempts} + 1` })
    .where(inArray(envelopes.id, due))
    .returning();
  return claimed.sort(
    (left, right) => left.receivedAt.getTime() - right.receivedAt.getTime() || (left.id < right.id ? -1 : 1),
  );
}

/**
 * Lets one taker at a time take webhooks apart that nobody has tried, until its transaction ends: a second one would read
 * what came later before what came first.
 */
export async function takeTurn(tx: Transaction): Promise<boolean> {
  const [turn] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('webhooks', 0)) as mine`,
  );
  return turn?.mine ?? false;
}

/**
 * Locks webhooks that nobody has tried, in the order in which they came. Whoever holds them and dies lets them go at once,
 * so that what came after them is not read before.
 */
export async function lockFreshWebhooks(tx: Transaction, now: Date, limit: number): Promise<EnvelopeRow[]> {
  return tx
    .select()
    .from(envelopes)
    .where(and(isWebhook, eq(envelopes.attempts, 0), isDue(now)))
    .orderBy(asc(envelopes.dueAt), asc(envelopes.id))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** Whether the envelope is still to be processed; locked until the transaction ends. */
export async function lockEnvelope(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ processedAt: envelopes.processedAt })
    .from(envelopes)
    .where(eq(envelopes.id, id))
    .for('update');
  return row !== undefined && row.processedAt === null;
}

/** Whether this is the first of a mail that may come by two ways; waits for a twin that is being processed. */
export async function claimContent(
  tx: Transaction,
  contentKey: string,
  envelopeId: string,
): Promise<boolean> {
  const rows = await tx
    .insert(mailContents)
    .values({ contentKey, envelopeId })
    .onConflictDoNothing()
    .returning({ envelopeId: mailContents.envelopeId });
  return rows.length > 0;
}

/** The ticket that the twin of a mail went to. */
export async function ticketOfContent(tx: Transaction, contentKey: string): Promise<string | null> {
  const [row] = await tx
    .select({ ticketId: envelopes.ticketId })
    .from(mailContents)
    .innerJoin(envelopes, eq(envelopes.id, mailContents.envelopeId))
    .where(eq(mailContents.contentKey, contentKey));
  return row?.ticketId ?? null;
}

export function markProcessed(work: UnitOfWork, id: string, outcome: string, ticketId: string | null): void {
  work.write(
    work.tx
      .update(envelopes)
      .set({ processedAt: work.now, outcome, ticketId, lastError: null })
      .where(eq(envelopes.id, id)),
  );
}

/** A mail that becomes no message: a report, one of our own. */
export function closeEnvelope(db: Database, id: string, outcome: string, now: Date, ticketId: string | null) {
  return db
    .update(envelopes)
    .set({ processedAt: now, outcome, ticketId, lastError: null })
    .where(and(eq(envelopes.id, id), isNull(envelopes.processedAt)));
}

/** Nothing, or not all, could be made of it: it is kept as it came, with why. */
export function parkEnvelope(db: Database, id: string, now: Date, lastError: string) {
  return db
    .update(envelopes)
    .set({ processedAt: now, outcome: 'parked', lastError: lastError.slice(0, 500) })
    .where(and(eq(envelopes.id, id), isNull(envelopes.processedAt)));
}

export function putEnvelopeOff(db: Database, id: string, dueAt: Date, lastError: string) {
  return db
    .update(envelopes)
    .set({ dueAt, lastError: lastError.slice(0, 500) })
    .where(and(eq(envelopes.id, id), isNull(envelopes.processedAt)));
}

/** One that could not be read with the others: from now on it is tried alone. */
export function noteTried(tx: Transaction, id: string, dueAt: Date, lastError: string) {
  return tx
    .update(envelopes)
    .set({ attempts: 1, dueAt, lastError: lastError.slice(0, 500) })
    .where(eq(envelopes.id, id));
}

/** A ticket that a mail points to. Its status is that of where it is worked on: they differ after a merge. */
export interface KnownTicket {
  readonly id: string;
  /** Where it is worked on. */
  readonly liveId: string;
  readonly status: TicketRow['status'];
  readonly closedAt: Date | null;
  readonly language: Language;
  readonly mailboxId: string | null;
}

async function known(db: Database, row: TicketRow | undefined): Promise<KnownTicket | null> {
  if (!row) return null;
  const { id: liveId, status, closedAt } = await rootOf(db, row);
  const { id, language, mailboxId } = row;
  return { id, liveId, status, closedAt, language, mailboxId };
}

export async function ticketById(db: Database, id: string): Promise<KnownTicket | null> {
  const [row] = await db.select().from(tickets).where(eq(tickets.id, id));
  return known(db, row);
}

/** What the permission table asks of the ticket that it is worked on. */
export async function readLive(db: Database, { liveId }: KnownTicket): Promise<TicketRow | null> {
  const [row] = await db.select().from(tickets).where(eq(tickets.id, liveId));
  return row ?? null;
}

export async function ticketByReference(db: Database, reference: string): Promise<KnownTicket | null> {
  const [row] = await db.select().from(tickets).where(eq(tickets.reference, reference));
  return known(db, row);
}

/** The ticket of the newest of our mails that is named; only what we stored when we sent it counts. */
export async function ticketByOurMail(
  db: Database,
  messageIds: readonly string[],
): Promise<KnownTicket | null> {
  if (messageIds.length === 0) return null;
  const [row] = await db
    .select({ ticket: tickets })
    .from(deliveries)
    .innerJoin(tickets, eq(tickets.id, deliveries.ticketId))
    .where(inArray(deliveries.mailMessageId, [...messageIds]))
    .orderBy(desc(deliveries.createdAt))
    .limit(1);
  return known(db, row?.ticket);
}

export async function ticketOfDelivery(db: Database, deliveryId: string): Promise<KnownTicket | null> {
  const [row] = await db
    .select({ ticket: tickets })
    .from(deliveries)
    .innerJoin(tickets, eq(tickets.id, deliveries.ticketId))
    .where(eq(deliveries.id, deliveryId));
  return known(db, row?.ticket);
}

/** The delivery that left under a Message-ID. */
export async function deliveryByMail(db: Database, messageId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.mailMessageId, messageId))
    .limit(1);
  return row?.id ?? null;
}

export async function isParticipant(db: Database, ticketId: string, address: string): Promise<boolean> {
  const rows = await db
    .select({ address: participants.address })
    .from(participants)
    .where(and(eq(participants.ticketId, ticketId), eq(participants.address, address)));
  return rows.length > 0;
}

/** In which language somebody last wrote to us. */
export async function languageOf(db: Database, address: string): Promise<Language | undefined> {
  const [row] = await db
    .select({ language: tickets.language })
    .from(participants)
    .innerJoin(tickets, eq(tickets.id, participants.ticketId))
    .where(eq(participants.address, address))
    .orderBy(desc(tickets.id))
    .limit(1);
  return row?.language;
}

/** The receiving server says that it arrived; a status only ever moves forward. */
export function markDelivered(db: Database, deliveryId: string) {
  return db
    .update(deliveries)
    .set({ status: 'delivered' })
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.status, 'sent')));
}
