import { Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { asc, eq } from 'drizzle-orm';

const { contactReasons } = schema;

export type ReasonRow = typeof contactReasons.$inferSelect;

/** The tree of reasons, parents before their children's order. */
export function readReasons(reader: Database | Transaction): Promise<ReasonRow[]> {
  return reader.select().from(contactReasons).orderBy(asc(contactReasons.position), asc(contactReasons.id));
}

export async function lockReason(tx: Transaction, id: string): Promise<ReasonRow> {
  const [row] = await tx.select().from(contactReasons).where(eq(contactReasons.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** One that may be chosen: it exists, is in use, and has nothing below it. */
export async function requireReason(tx: Transaction, id: string): Promise<ReasonRow> {
  const rows = await readReasons(tx);
  const row = rows.find((one) => one.id === id && !one.retiredAt);
  const hasChildren = rows.some(({ parentId, retiredAt }) => parentId === id && !retiredAt);
  if (row && !hasChildren) return row;
  throw new Refusal('reason_unknown', { fields: [{ pointer: '/reasonId', code: 'reason_unknown' }] });
}

export async function insertReason(
  reader: Database | Transaction,
  row: typeof contactReasons.$inferInsert,
): Promise<void> {
  await reader.insert(contactReasons).values(row);
}

export async function writeReason(tx: Transaction, id: string, set: Partial<ReasonRow>): Promise<void> {
  if (Object.keys(set).length > 0) await tx.update(contactReasons).set(set).where(eq(contactReasons.id, id));
}
