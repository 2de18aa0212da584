import { Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { recordset } from './recordset-store.ts';

const { directoryRuns, directoryRunRows, directoryRunSeen } = schema;

export type RunRow = typeof directoryRuns.$inferSelect;
export type RunLine = typeof directoryRunRows.$inferInsert;

/**
 * The run whose turn it is: they go one after the other, the oldest first. In a pause the master is not asked, but files
 * are read and runs taken back.
 */
export async function nextRun(db: Database, now: Date, paused: boolean): Promise<RunRow | undefined> {
  const asksNobody = or(eq(directoryRuns.kind, 'file'), eq(directoryRuns.status, 'undoing'));
  const [row] = await db
    .select()
    .from(directoryRuns)
    .where(and(isNull(directoryRuns.finishedAt), paused ? asksNobody : undefined))
    .orderBy(asc(directoryRuns.createdAt), asc(directoryRuns.id))
    .limit(1);
  return row && row.dueAt <= now ? row : undefined;
}

export async function lockRun(tx: Transaction, id: string): Promise<RunRow> {
  const [row] = await tx.select().from(directoryRuns).where(eq(directoryRuns.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export async function hasOpenRun(tx: Transaction, kinds: readonly RunRow['kind'][]): Promise<boolean> {
  const rows = await tx
    .select({ id: directoryRuns.id })
    .from(directoryRuns)
    .where(and(isNull(directoryRuns.finishedAt), inArray(directoryRuns.kind, [...kinds])))
    .limit(1);
  return rows.length > 0;
}

export async function insertRun(tx: Transaction, row: typeof directoryRuns.$inferInsert): Promise<void> {
  await tx.insert(directoryRuns).values(row);
}

export async function writeRun(
  tx: Database | Transaction,
  id: string,
  set: Partial<typeof directoryRuns.$inferInsert>,
): Promise<void> {
  await tx.update(directoryRuns).set(set).where(eq(directoryRuns.id, id));
}

export async function deleteRun(tx: Transaction, id: string): Promise<void> {
  await tx.delete(directoryRuns).where(eq(directoryRuns.id, id));
}

/** The moment of the newest complete run that is newer than one: what is older and unknown to it was gone by then. */
export async function newerFullAt(tx: Transaction, { id, asOf }: RunRow): Promise<number | null> {
  const [row] = await tx
    .select({ asOf: directoryRuns.asOf })
    .from(directoryRuns)
    .where(
      and(
        eq(directoryRuns.complete, true),
        eq(directoryRuns.status, 'done'),
        eq(directoryRuns.dryRun, false),
        ne(directoryRuns.id, id),
        gt(directoryRuns.asOf, asOf),
      ),
    )
    .orderBy(desc(directoryRuns.asOf))
    .limit(1);
  return row?.asOf.getTime() ?? null;
}

/** Notes whom a run has named. @returns those that it had not named before */
export async function noteSeen(tx: Transaction, runId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const fresh = await tx.execute<{ id: string }>(sql`
    insert into directory_run_seen (run_id, customer_id)
    select ${runId}, id from ${recordset(
      ids.map((id) => ({ id })),
      sql`id text`,
    )}
    on conflict do nothing returning customer_id as id`);
  return new Set(fresh.map(({ id }) => id));
}

export async function forgetSeen(tx: Transaction, runId: string): Promise<void> {
  await tx.delete(directoryRunSeen).where(eq(directoryRunSeen.runId, runId));
}

/** Active customers that a complete run has not named, of its moment or older. */
export async function readUnseen(tx: Transaction, run: RunRow, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from directory_customers c
    where c.standing = 'active' and c.version <= ${run.asOf.toISOString()}::timestamptz
      and not exists (select from directory_run_seen s where s.run_id = ${run.id} and s.customer_id = c.id)
    limit ${limit}`);
  return rows.map(({ id }) => id);
}

export async function countUnseen(tx: Transaction, run: RunRow): Promise<{ unseen: number; active: number }> {
  const [row] = await tx.execute<{ unseen: number; active: number }>(sql`
    select count(*)::int as active, (count(*) filter (
      where c.version <= ${run.asOf.toISOString()}::timestamptz and not exists (
        select from directory_run_seen s where s.run_id = ${run.id} and s.customer_id = c.id)))::int as unseen
    from directory_customers c where c.standing = 'active'`);
  return row ?? { unseen: 0, active: 0 };
}

export async function insertLines(tx: Transaction, lines: readonly RunLine[]): Promise<void> {
  if (lines.length === 0) return;
  const columns = sql`"runId" text, row int, "customerId" text, outcome text, problem text, field text, before jsonb`;
  await tx.execute(sql`
    insert into directory_run_rows (run_id, row, customer_id, outcome, problem, field, before)
    select "runId", row, "customerId", outcome, problem, field, nullif(before, 'null')
    from ${recordset(lines, columns)}`);
}

/** What a run did, in its order, from behind a place on. */
export async function readLines(
  db: Database | Transaction,
  runId: string,
  outcomes: readonly RunLine['outcome'][],
  after: number,
  limit: number,
) {
  return db
    .select()
    .from(directoryRunRows)
    .where(
      and(
        eq(directoryRunRows.runId, runId),
        inArray(directoryRunRows.outcome, [...outcomes]),
        gt(directoryRunRows.position, after),
      ),
    )
    .orderBy(asc(directoryRunRows.position))
    .limit(limit);
}

/** What was kept of these people for the way back is forgotten too. */
export async function forgetBefore(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(directoryRunRows)
    .set({ before: null })
    .where(and(inArray(directoryRunRows.customerId, [...ids]), sql`${directoryRunRows.before} is not null`));
}

export function readRuns(db: Database, limit: number): Promise<RunRow[]> {
  return db
    .select()
    .from(directoryRuns)
    .orderBy(desc(directoryRuns.createdAt), desc(directoryRuns.id))
    .limit(limit);
}

export async function readRun(db: Database, id: string): Promise<RunRow | undefined> {
  const [row] = await db.select().from(directoryRuns).where(eq(directoryRuns.id, id));
  return row;
}

/** Reports and ways back that are older than a day: only the totals stay. */
export async function forgetLines(db: Database, before: Date): Promise<void> {
  const old = db
    .select({ id: directoryRuns.id })
    .from(directoryRuns)
    .where(lte(directoryRuns.finishedAt, before));
  await db.delete(directoryRunRows).where(inArray(directoryRunRows.runId, old));
}
