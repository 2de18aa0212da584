import { createHash } from 'node:crypto';
import { type DeliveryStatus, furtherStatus } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, notLike, type SQL } from 'drizzle-orm';
import { TEST_PREFIX } from '../channels/test-message.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { deliveryParts: parts } = schema;

export type PartRow = typeof parts.$inferSelect;
type Reader = Database | Transaction;

/** What left of a delivery so far, in order. */
export function readParts(db: Reader, deliveryId: string): Promise<PartRow[]> {
  return db.select().from(parts).where(eq(parts.deliveryId, deliveryId)).orderBy(asc(parts.part));
}

/** Notes that a part is handed over, before it is: what became of it may never be known. */
export async function beginPart(
  db: Database,
  row: Pick<
    PartRow,
    'deliveryId' | 'part' | 'accountId' | 'conversationId' | 'correlation' | 'digest' | 'attemptedAt'
  >,
): Promise<void> {
  const begun = { status: 'sending' as const, code: null, reason: null, failedAt: null };
  await db
    .insert(parts)
    .values({ ...row, ...begun })
    .onConflictDoUpdate({
      target: [parts.deliveryId, parts.part],
      set: { ...begun, attemptedAt: row.attemptedAt },
    });
}

/** Notes what became of a part at its provider; a receipt that came before takes nothing back. */
export async function endPart(
  db: Database,
  { deliveryId, part }: Pick<PartRow, 'deliveryId' | 'part'>,
  set: Partial<PartRow> & { readonly status: DeliveryStatus },
): Promise<void> {
  await db.transaction(async (tx) => {
    const key = and(eq(parts.deliveryId, deliveryId), eq(parts.part, part));
    const [row] = await tx.select().from(parts).where(key).for('update');
    if (!row) return;
    // What is to be tried again goes back to the beginning: nothing of it was taken.
    const status = set.status === 'queued' ? 'queued' : furtherStatus(row.status, set.status);
    await tx
      .update(parts)
      .set({ ...set, status })
      .where(key);
  });
}

/** Parts of which it is not known yet whether they were taken: an echo may be of one of them. */
export function readUncertain(
  db: Reader,
  of: { readonly conversationId: string } | { readonly accountId: string },
): Promise<PartRow[]> {
  return db
    .select()
    .from(parts)
    .where(
      and(
        'accountId' in of ? eq(parts.accountId, of.accountId) : eq(parts.conversationId, of.conversationId),
        isNull(parts.providerId),
        inArray(parts.status, ['sending', 'unknown', 'failed']),
      ),
    )
    .orderBy(desc(parts.attemptedAt))
    .limit(20);
}

/** A person sends again what may have arrived: its parts begin anew. */
export async function forgetUncertain(tx: Transaction, deliveryId: string): Promise<void> {
  const uncertain = inArray(parts.status, ['sending', 'unknown']);
  await tx
    .update(parts)
    .set({ status: 'queued', code: null, reason: null })
    .where(and(eq(parts.deliveryId, deliveryId), uncertain));
}

/** The words of a part, as an echo gives them back. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text.replaceAll(/\s+/g, ' ').trim()).digest('hex');
}

/** Parts of ours that a receipt is about: one message, or all that went to somebody until then. */
export function findParts(
  db: Reader,
  accountId: string,
  about: {
    readonly providerId?: string | null;
    readonly correlation?: string | null;
    readonly until?: { readonly conversationId: string; readonly at: Date };
  },
): Promise<PartRow[]> {
  const { providerId, correlation, until } = about;
  const which: SQL | undefined = until
    ? and(
        eq(parts.conversationId, until.conversationId),
        isNotNull(parts.sentAt),
        lte(parts.sentAt, until.at),
      )
    : correlation
      ? eq(parts.correlation, correlation)
      : eq(parts.providerId, providerId ?? '');
  return db
    .select()
    .from(parts)
    .where(and(eq(parts.accountId, accountId), which))
    .orderBy(desc(parts.attemptedAt))
    .limit(200);
}

export async function lockParts(tx: Transaction, deliveryId: string): Promise<PartRow[]> {
  return tx
    .select()
    .from(parts)
    .where(eq(parts.deliveryId, deliveryId))
    .orderBy(asc(parts.part))
    .for('update');
}

export function writePart(work: UnitOfWork, { deliveryId, part }: PartRow, set: Partial<PartRow>): void {
  const key = and(eq(parts.deliveryId, deliveryId), eq(parts.part, part));
  work.write(work.tx.update(parts).set(set).where(key));
}

/** When messages left by an account, and to one person, within a time: what the provider's limits are about. */
export async function leftSince(
  db: Reader,
  about: { readonly accountId: string; readonly conversationId?: string },
  since: Date,
  limit: number,
): Promise<Date[]> {
  const { accountId, conversationId } = about;
  const which = conversationId ? eq(parts.conversationId, conversationId) : eq(parts.accountId, accountId);
  const rows = await db
    .select({ at: parts.attemptedAt })
    .from(parts)
    .where(and(which, gt(parts.attemptedAt, since)))
    .orderBy(desc(parts.attemptedAt))
    .limit(limit);
  return rows.map(({ at }) => at);
}

/** Parts of which nobody has told for a while what became of them; of a test message nobody need be told. */
export function readLost(db: Reader, before: Date, limit: number): Promise<PartRow[]> {
  return db
    .select()
    .from(parts)
    .where(
      and(
        inArray(parts.status, ['sending', 'unknown']),
        lt(parts.attemptedAt, before),
        notLike(parts.deliveryId, `${TEST_PREFIX.replace('_', '\\_')}%`),
      ),
    )
    .orderBy(asc(parts.attemptedAt))
    .limit(limit);
}
