import { Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { AttachmentRow } from '../tickets/message-view.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { heldReplies, attachments } = schema;

export type HeldReplyRow = typeof heldReplies.$inferSelect;

export function insertHeldReply(work: UnitOfWork, row: HeldReplyRow): void {
  work.write(work.tx.insert(heldReplies).values(row));
}

/** A reply that has not left, locked until the transaction ends. */
export async function lockHeldReply(tx: Transaction, id: string): Promise<HeldReplyRow> {
  const [row] = await tx.select().from(heldReplies).where(eq(heldReplies.id, id)).for('update');
  if (!row) throw new Refusal('held_reply_gone');
  return row;
}

export function deleteHeldReply(work: UnitOfWork, id: string): void {
  work.write(work.tx.delete(heldReplies).where(eq(heldReplies.id, id)));
}

/** What the caller has sent and can still take back, oldest first. */
export function ownHeldReplies({ actor, dependencies }: Context): Promise<HeldReplyRow[]> {
  return dependencies.db
    .select()
    .from(heldReplies)
    .where(eq(heldReplies.userId, actor.id))
    .orderBy(asc(heldReplies.createdAt));
}

export async function filesOf(db: Database | Transaction, ids: readonly string[]): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(attachments)
    .where(inArray(attachments.id, [...ids]))
    .orderBy(asc(attachments.id));
}

/** Replies whose time has come, of whoever wrote them. */
export function dueHeldReplies(
  db: Database,
  now: Date,
  limit: number,
): Promise<Pick<HeldReplyRow, 'id' | 'userId'>[]> {
  return db
    .select({ id: heldReplies.id, userId: heldReplies.userId })
    .from(heldReplies)
    .where(and(isNull(heldReplies.refusal), sql`${heldReplies.dueAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(asc(heldReplies.dueAt))
    .limit(limit);
}

/** Notes why a reply cannot leave: it stays for its author. */
export async function refuseHeldReply(db: Database, id: string, refusal: string): Promise<void> {
  await db.update(heldReplies).set({ refusal }).where(eq(heldReplies.id, id));
}

/** Something of ours failed: the reply is tried again later. */
export async function putOffHeldReply(db: Database, id: string, dueAt: Date): Promise<void> {
  await db.update(heldReplies).set({ dueAt }).where(eq(heldReplies.id, id));
}
