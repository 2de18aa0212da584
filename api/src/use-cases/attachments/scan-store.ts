import { type Database, schema } from '@sinia/database';
import { and, asc, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ScanFailed, ScanVerdict } from '../../egress/clamd.ts';

const { attachments } = schema;

/** Longer than the scanner may take over a file. */
const LEASE_MS = 240_000;
const RETRY = sql`interval '30 seconds'`;
const LONGEST_RETRY = sql`interval '15 minutes'`;

const waiting = eq(attachments.scan, 'waiting');

/** Takes the first file that waits for the scanner, for four minutes. @returns its id */
export async function claimToScan(db: Database, now: Date): Promise<string | null> {
  const due = db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(waiting, sql`${attachments.scanDueAt} <= ${now.toISOString()}::timestamptz`))
    .orderBy(asc(attachments.scanDueAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const [claimed] = await db
    .update(attachments)
    .set({ scanDueAt: new Date(now.getTime() + LEASE_MS) })
    .where(inArray(attachments.id, due))
    .returning({ id: attachments.id });
  return claimed?.id ?? null;
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

/** It was not looked at: it waits on; where it may be its own fault, as long again as it has waited already. */
export async function putScanOff(
  db: Database,
  id: string,
  now: Date,
  scanFailure: ScanFailed['code'],
): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const waited = sql`least(greatest(${at} - ${attachments.createdAt}, ${RETRY}), ${LONGEST_RETRY})`;
  await db
    .update(attachments)
    .set({ scanDueAt: sql`${at} + ${scanFailure === 'fault' ? waited : RETRY}`, scanFailure })
    .where(and(eq(attachments.id, id), waiting));
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
