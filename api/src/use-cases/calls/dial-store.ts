import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { ExchangeRow } from './exchange-store.ts';

const { callDials, exchanges, extensions } = schema;

export type DialRow = typeof callDials.$inferSelect;

/** The telephone that rings first. */
export async function extensionOf(tx: Transaction, userId: string): Promise<string | null> {
  const [row] = await tx
    .select({ extension: extensions.extension })
    .from(extensions)
    .where(eq(extensions.userId, userId))
    .orderBy(asc(extensions.extension))
    .limit(1);
  return row?.extension ?? null;
}

/** The exchange that takes orders to call: the first that was connected and is in use. */
export async function diallingExchange(tx: Transaction): Promise<ExchangeRow | null> {
  const [row] = await tx
    .select()
    .from(exchanges)
    .where(
      and(
        ...[isNull(exchanges.disabledAt), isNotNull(exchanges.control)],
        sql`(${exchanges.control} ->> 'dials')::boolean`,
      ),
    )
    .orderBy(asc(exchanges.createdAt))
    .limit(1);
  return row ?? null;
}

export function insertDial(work: UnitOfWork, row: typeof callDials.$inferInsert): void {
  work.write(work.tx.insert(callDials).values(row));
}

export async function findDial(db: Database, id: string): Promise<DialRow | undefined> {
  const [row] = await db.select().from(callDials).where(eq(callDials.id, id));
  return row;
}

export async function lockDial(tx: Transaction, id: string): Promise<DialRow | undefined> {
  const [row] = await tx.select().from(callDials).where(eq(callDials.id, id)).for('update');
  return row;
}

export function placeDial(work: UnitOfWork, id: string, set: { exchangeCall: string; callId: string }): void {
  work.write(work.tx.update(callDials).set(set).where(eq(callDials.id, id)));
}
