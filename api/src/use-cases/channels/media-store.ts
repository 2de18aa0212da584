import type { MediaRef } from '@sinia/channels';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { mediaFetches: media } = schema;

export type MediaRow = typeof media.$inferSelect;

const LEASE_MS = 120_000;

/** Files that a message names: to be fetched at once, because their addresses run out in minutes. */
export function insertMediaFetches(
  work: UnitOfWork,
  context: Context,
  refs: readonly MediaRef[],
  of: Pick<MediaRow, 'accountId' | 'conversationId' | 'ticketId' | 'messageId'>,
): void {
  for (const ref of refs) {
    work.insert(media, {
      ...{ id: drawId(context, work.now, 'med'), ...of },
      ...{ kind: ref.kind, fileName: ref.fileName, source: { ...ref }, status: 'waiting' },
      ...{ dueAt: work.now, createdAt: work.now },
    });
  }
}

/** Takes files that are due, for two minutes, the oldest first. */
export function claimMedia(db: Database, now: Date, limit: number): Promise<MediaRow[]> {
  const due = db
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.status, 'waiting'), sql`${media.dueAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(asc(media.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(media)
    .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${media.attempts} + 1` })
    .where(inArray(media.id, due))
    .returning();
}

/** Why there will be no file. */
export async function refuseMedia(db: Database, id: string, reason: string): Promise<void> {
  await db
    .update(media)
    .set({ status: 'refused', reason, source: {} })
    .where(and(eq(media.id, id), eq(media.status, 'waiting')));
}

export async function putMediaOff(db: Database, id: string, dueAt: Date, reason: string): Promise<void> {
  await db
    .update(media)
    .set({ dueAt, reason })
    .where(and(eq(media.id, id), eq(media.status, 'waiting')));
}

/** Files of some messages that are not there. */
export function readMissing(db: Database, messageIds: readonly string[]): Promise<MediaRow[]> {
  return db
    .select()
    .from(media)
    .where(and(inArray(media.messageId, [...messageIds]), inArray(media.status, ['waiting', 'refused'])))
    .orderBy(asc(media.id));
}

/** A file that is being fetched, locked, with the ticket that its message stands in; null where it was taken back. */
export async function lockMedia(tx: Transaction, id: string) {
  const [row] = await tx
    .select({ media, messageTicketId: schema.messages.ticketId })
    .from(media)
    .innerJoin(schema.messages, eq(schema.messages.id, media.messageId))
    .where(eq(media.id, id))
    .for('update', { of: media });
  return row ?? null;
}

export function insertMediaFile(
  work: UnitOfWork,
  id: string,
  file: typeof schema.attachments.$inferInsert,
): void {
  work.insert(schema.attachments, file);
  work.write(
    work.tx.update(media).set({ status: 'stored', reason: null, source: {} }).where(eq(media.id, id)),
  );
}
