import { type Database, schema } from '@sinia/database';
import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { plainReason } from '../error-for-log.ts';
import { sealHash } from './seal-hash.ts';

const { recurringJobs, idempotencyKeys, accessTokens, panelCodes, spentChallenges, attachments } = schema;
const { alerts, auditLog, auditSeals, graphSends, heldReplies } = schema;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What one was told is in the timeline of its ticket for ever; the reminder is not. */
const ALERTS_KEPT_MS = 30 * DAY_MS;
/** No mail is tried for longer than two days. */
const GRAPH_SENDS_KEPT_MS = 7 * DAY_MS;

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

/**
 * Runs a job when it is due, in one process at a time, and sets its next time. A run that fails is due again after an
 * hour.
 *
 * @returns whether it ran.
 */
export async function runWhenDue(
  db: Database,
  name: string,
  now: Date,
  nextDue: Date,
  run: () => Promise<unknown>,
): Promise<boolean> {
  await db.insert(recurringJobs).values({ name, dueAt: now }).onConflictDoNothing();
  return db.transaction(async (tx) => {
    const [job] = await tx
      .select()
      .from(recurringJobs)
      .where(
        and(eq(recurringJobs.name, name), sql`${recurringJobs.dueAt} <= ${now.toISOString()}::timestamptz`),
      )
      .for('update', { skipLocked: true });
    if (!job) return false;
    const error = await run().then(
      () => null,
      (thrown: unknown) => plainReason(thrown),
    );
    const dueAt = error ? new Date(now.getTime() + HOUR_MS) : nextDue;
    await tx
      .update(recurringJobs)
      .set({ dueAt, lastRunAt: now, lastError: error })
      .where(eq(recurringJobs.name, name));
    return true;
  });
}

/** Answers that nobody may ask for again, links and codes that have ended, proofs of work long spent, old alerts. */
export async function purgeExpired(db: Database, now: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before(now, DAY_MS + HOUR_MS)));
  await db.delete(accessTokens).where(lt(accessTokens.expiresAt, before(now, DAY_MS)));
  await db.delete(panelCodes).where(lt(panelCodes.expiresAt, now));
  await db.delete(spentChallenges).where(lt(spentChallenges.expiresAt, now));
  await db.delete(graphSends).where(lt(graphSends.attemptedAt, before(now, GRAPH_SENDS_KEPT_MS)));
  await db.delete(alerts).where(lt(alerts.createdAt, before(now, ALERTS_KEPT_MS)));
}

/** Uploads that nobody attached within a day, nor wants to with a reply that waits: their files are named, to go after. */
export async function purgeUploads(db: Database, now: Date): Promise<string[]> {
  const rows = await db
    .delete(attachments)
    .where(
      and(
        isNull(attachments.messageId),
        lt(attachments.createdAt, before(now, DAY_MS)),
        sql`not exists (
          select from ${heldReplies} where ${heldReplies.message} -> 'attachmentIds' ? ${attachments.id})`,
      ),
    )
    .returning({ id: attachments.id });
  return rows.map((row) => row.id);
}

/** Old enough that no transaction that began before is still writing. */
const SETTLED_MS = 5 * 60_000;
const SEAL_ROWS = 5_000;

/** Seals the next audit rows. @returns whether more may be waiting */
export async function sealAudit(db: Database, now: Date): Promise<boolean> {
  const [last] = await db.select().from(auditSeals).orderBy(desc(auditSeals.toId)).limit(1);
  const rows = await db
    .select()
    .from(auditLog)
    .where(
      and(
        gt(auditLog.id, last?.toId ?? 0),
        lt(auditLog.at, before(now, SETTLED_MS)),
        sql`${auditLog.transaction}::xid8 < pg_snapshot_xmin(pg_current_snapshot())`,
      ),
    )
    .orderBy(asc(auditLog.id))
    .limit(SEAL_ROWS);
  const end = rows.at(-1);
  if (!end) return false;
  const hash = sealHash(last?.hash ?? new Uint8Array(32), rows);
  await db.insert(auditSeals).values({ toId: end.id, rows: rows.length, hash, sealedAt: now });
  return rows.length === SEAL_ROWS;
}
