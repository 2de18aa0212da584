import { type Database, schema } from '@sinia/database';
import { and, asc, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ScanFailed, ScanVerdict } from '../../egress/clamd.ts';

const { attachments } = schema;

const LEASE_MS = 120_000;

const waiting = eq(attachments.scan, 'waiting');

/** Takes files that wait for the scanner, for two minutes, the oldest first. @returns their ids */
export async function claimToScan(db: Database, now: Date, limit: number): Promise<string[]> {
  const due = db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(waiting, sql`${attachments.scanDueAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(asc(attachments.scanDueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  const claimed = await db
    .update(attachments)
    .set({ scanDueAt: new Date(now.getTime() + LEASE_MS) })
    .where(inArray(attachments.id, due))
    .returning({ id: attachments.id });
  return claimed.map(({ id }) => id);
}

/** @returns the ticket that it hangs on by now, if any */
export async function noteScan(
  db: Database,
  id: string,
  verdict: ScanVerdict,
  now: Date,
): Promise<string | null> {
  const [noted] = await db
    .update(attachments)
    .set({ ...verdict, scannedAt: now, scanDueAt: null, scanFailure: null })
    .where(and(eq(attachments.id, id), waiting))
    .returning({ ticketId: attachments.ticketId });
  return noted?.ticketId ?? null;
}

/** They were not looked at: they wait on. */
export async function putScansOff(
  db: Database,
  ids: readonly string[],
  scanDueAt: Date,
  scanFailure: ScanFailed['code'],
): Promise<void> {
  await db
    .update(attachments)
    .set({ scanDueAt, scanFailure })
    .where(and(inArray(attachments.id, [...ids]), waiting));
}

/** Where nobody looks any more nobody need wait. */
export async function releaseWaiting(db: Database): Promise<void> {
  await db.update(attachments).set({ scan: null, scanDueAt: null, scanFailure: null }).where(waiting);
}

/** How it goes with the scanner: when it last looked at a file, and which it could not. */
export async function readScanner(db: Database) {
  const failed = and(waiting, isNotNull(attachments.scanFailure));
  const [last, [failures], [latest]] = await Promise.all([
    db
      .select({ at: attachments.scannedAt })
      .from(attachments)
      .where(isNotNull(attachments.scannedAt))
      .orderBy(desc(attachments.scannedAt))
      .limit(1),
    db.select({ count: count() }).from(attachments).where(failed),
    db
      .select({ code: attachments.scanFailure, at: attachments.createdAt })
      .from(attachments)
      .where(failed)
      .orderBy(desc(attachments.scanDueAt))
      .limit(1),
  ]);
  const { code, at } = latest ?? {};
  return {
    lastSyncAt: last[0]?.at ?? null,
    failures: failures?.count ?? 0,
    lastFailure: code && at ? { code, at } : null,
  };
}
