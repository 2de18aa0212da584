import { Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { rootOf } from '../tickets/family-store.ts';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { mailImports, messages, tickets, inboundEnvelopes } = schema;

export type ImportRow = typeof mailImports.$inferSelect;

/** The import whose turn it is: they go one after the other, the oldest first. */
export async function nextImport(db: Database, putOff: readonly string[]): Promise<ImportRow | undefined> {
  const open = await db
    .select()
    .from(mailImports)
    .where(isNull(mailImports.finishedAt))
    .orderBy(asc(mailImports.createdAt), asc(mailImports.id));
  return open.find(({ id }) => !putOff.includes(id));
}

export function readImports(db: Database): Promise<ImportRow[]> {
  return db.select().from(mailImports).orderBy(desc(mailImports.createdAt), desc(mailImports.id)).limit(50);
}

export async function lockImport(tx: Transaction, id: string): Promise<ImportRow> {
  const [row] = await tx.select().from(mailImports).where(eq(mailImports.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export async function insertImports(
  tx: Transaction,
  rows: (typeof mailImports.$inferInsert)[],
): Promise<void> {
  await tx.insert(mailImports).values(rows);
}

export async function hasOpenImport(tx: Transaction, mailboxId: string): Promise<boolean> {
  const open = and(eq(mailImports.mailboxId, mailboxId), isNull(mailImports.finishedAt));
  const rows = await tx.select({ id: mailImports.id }).from(mailImports).where(open).limit(1);
  return rows.length > 0;
}

export function writeImport(work: UnitOfWork, id: string, set: Partial<ImportRow>): void {
  work.write(work.tx.update(mailImports).set(set).where(eq(mailImports.id, id)));
}

/** Notes what a batch found; nothing where somebody stopped it meanwhile. */
export async function noteProgress(db: Database, id: string, set: Partial<ImportRow>): Promise<void> {
  await db
    .update(mailImports)
    .set(set)
    .where(and(eq(mailImports.id, id), isNull(mailImports.finishedAt)));
}

/** The imported conversation that a mail names; only history is added to, never a ticket that somebody works on. */
export async function lockHistory(tx: Transaction, messageIds: readonly string[]): Promise<TicketRow | null> {
  if (messageIds.length === 0) return null;
  const [found] = await tx
    .select({ ticket: tickets })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(inArray(messages.mailMessageId, [...messageIds]), eq(tickets.imported, true)))
    .orderBy(desc(messages.createdAt))
    .limit(1);
  if (!found) return null;
  const root = await rootOf(tx, found.ticket);
  if (!root.imported) return null;
  const [row] = await tx.select().from(tickets).where(eq(tickets.id, root.id)).for('update');
  return row ?? null;
}

/** A mail that came in already, by whichever way. */
export async function isKnownEnvelope(tx: Transaction, account: string, eventKey: string): Promise<boolean> {
  const same = and(eq(inboundEnvelopes.account, account), eq(inboundEnvelopes.eventKey, eventKey));
  const rows = await tx.select({ id: inboundEnvelopes.id }).from(inboundEnvelopes).where(same).limit(1);
  return rows.length > 0;
}

export function keepEnvelope(work: UnitOfWork, row: typeof inboundEnvelopes.$inferInsert): void {
  work.write(work.tx.insert(inboundEnvelopes).values(row).onConflictDoNothing());
}

/** The newest mail of a conversation is what the list shows of it. */
export function extendHistory(
  work: UnitOfWork,
  { id, createdAt, lastMessageAt }: TicketRow,
  head: { eventSeq: number; eventHash: Uint8Array },
  last: { at: Date; preview: string; author: TicketRow['lastMessageAuthor'] },
): void {
  const newer =
    last.at >= lastMessageAt
      ? {
          ...{ lastMessageAt: last.at, lastMessagePreview: last.preview, lastMessageAuthor: last.author },
          ...{ closedAt: last.at, solvedAt: last.at, updatedAt: last.at },
        }
      : {};
  const older = last.at < createdAt ? { createdAt: last.at } : {};
  const { eventSeq, eventHash } = head;
  work.write(
    work.tx
      .update(tickets)
      .set({ eventSeq, eventHash, ...newer, ...older })
      .where(eq(tickets.id, id)),
  );
}

/** One more mail was looked at. */
export function count(work: UnitOfWork, id: string, uid: number, taken: boolean): void {
  const { taken: takenSoFar, skipped } = mailImports;
  const set = taken ? { taken: sql`${takenSoFar} + 1` } : { skipped: sql`${skipped} + 1` };
  work.write(
    work.tx
      .update(mailImports)
      .set({ ...set, lastUid: uid })
      .where(eq(mailImports.id, id)),
  );
}
