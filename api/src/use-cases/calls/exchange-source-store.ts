import type { AmiAccount, AmiFault, FilePlace } from '@sinia/channels/phone';
import { type Database, schema } from '@sinia/database';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { unseal } from '../../auth/seal.ts';
import type { Dependencies } from '../context.ts';
import { purposeOf, readExchangeRows } from './exchange-store.ts';

const { exchanges, exchangeFiles, callReconciliations } = schema;

/** What an exchange can be heard by, beside what it posts. */
export interface ExchangeSources {
  readonly id: string;
  readonly manager: AmiAccount | null;
  readonly files: readonly { readonly kind: 'queue_log' | 'cdr'; readonly path: string }[];
}

/** The sources of every exchange that is switched on. */
export async function readSources({
  db,
  secret,
}: Pick<Dependencies, 'db' | 'secret'>): Promise<ExchangeSources[]> {
  const rows = await readExchangeRows(db);
  return rows
    .filter(({ disabledAt }) => !disabledAt)
    .map(({ id, manager, queueLogPath, recordsPath }) => {
      const password = manager && unseal(secret, purposeOf(id), manager.secret);
      return {
        id,
        manager: manager && password ? { ...manager, password } : null,
        files: [
          ...(queueLogPath ? [{ kind: 'queue_log' as const, path: queueLogPath }] : []),
          ...(recordsPath ? [{ kind: 'cdr' as const, path: recordsPath }] : []),
        ],
      };
    });
}

/** Whether its manager interface is heard. */
export async function noteManager(
  db: Database,
  id: string,
  fault: AmiFault | null,
  now: Date,
): Promise<void> {
  await db
    .update(exchanges)
    .set({ managerFault: fault, ...(fault === null ? { managerSeenAt: now } : {}) })
    .where(eq(exchanges.id, id));
}

export async function readPlace(
  db: Database,
  exchangeId: string,
  kind: 'queue_log' | 'cdr',
): Promise<FilePlace | null> {
  const [row] = await db
    .select({ identity: exchangeFiles.identity, position: exchangeFiles.position })
    .from(exchangeFiles)
    .where(and(eq(exchangeFiles.exchangeId, exchangeId), eq(exchangeFiles.kind, kind)));
  return row && row.identity !== '' ? row : null;
}

/** How far a file was read, or why it was not: then the place stays. */
export async function notePlace(
  db: Database,
  key: { readonly exchangeId: string; readonly kind: 'queue_log' | 'cdr' },
  found: FilePlace | { readonly lastError: string },
  now: Date,
): Promise<void> {
  const failed = 'lastError' in found;
  const place = failed ? { lastError: found.lastError } : { ...found, lastError: null };
  await db
    .insert(exchangeFiles)
    .values({ ...key, identity: '', position: 0, readAt: now, ...place })
    .onConflictDoUpdate({
      target: [exchangeFiles.exchangeId, exchangeFiles.kind],
      set: { ...place, ...(failed ? {} : { readAt: now }) },
    });
}

/**
 * What only the records of an exchange know of a day: calls of which nobody told while they happened.
 *
 * @returns how many calls have a record, and which of them were lost
 */
export async function compareRecords(
  db: Database,
  exchangeId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<{ readonly records: number; readonly lost: number }> {
  const [row] = await db.execute<{ records: number; lost: number }>(sql`
    select count(*) filter (where recorded)::int as records,
      count(*) filter (where recorded and not told)::int as lost
    from (
      select calls.id, bool_or(call_events.source = 'cdr') as recorded,
        bool_or(call_events.source not in ('cdr', 'house')) as told
      from calls join call_events on call_events.call_id = calls.id
      where calls.exchange_id = ${exchangeId} and calls.merged_into_id is null
        and calls.started_at >= ${from.toISOString()}::timestamptz
        and calls.started_at < ${to.toISOString()}::timestamptz
      group by calls.id) compared`);
  return row ?? { records: 0, lost: 0 };
}

/** Says what was found of a day. @returns whether more was lost than was known */
export async function noteReconciliation(
  db: Database,
  found: typeof callReconciliations.$inferInsert,
): Promise<number> {
  const { exchangeId, day, lost } = found;
  const ofDay = and(eq(callReconciliations.exchangeId, exchangeId), eq(callReconciliations.day, day));
  const [before] = await db.select({ lost: callReconciliations.lost }).from(callReconciliations).where(ofDay);
  await db
    .insert(callReconciliations)
    .values(found)
    .onConflictDoUpdate({ target: [callReconciliations.exchangeId, callReconciliations.day], set: found });
  return Math.max(0, lost - (before?.lost ?? 0));
}

/** Exchanges whose records are read. */
export async function recordedExchanges(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: exchanges.id })
    .from(exchanges)
    .where(and(sql`${exchanges.recordsPath} is not null`, isNull(exchanges.disabledAt)));
  return rows.map(({ id }) => id);
}
