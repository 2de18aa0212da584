import { Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import type { DirectoryFailureCode } from '@sinia/directory';
import { eq, gt, sql } from 'drizzle-orm';
import { seal, unseal } from '../../auth/seal.ts';
import { ConnectionSettings } from './connection-settings.ts';

const { directoryConnections } = schema;

export type ConnectionRow = typeof directoryConnections.$inferSelect;

/** There is one master: its connection has this id. */
export const AQUACIS = 'aquacis';

const isAquacis = eq(directoryConnections.id, AQUACIS);

export async function readConnection(db: Database | Transaction): Promise<ConnectionRow | undefined> {
  const [row] = await db.select().from(directoryConnections).where(isAquacis);
  return row;
}

export async function lockConnectionIfAny(tx: Transaction): Promise<ConnectionRow | undefined> {
  const [row] = await tx.select().from(directoryConnections).where(isAquacis).for('update');
  return row;
}

/** @throws Refusal `directory_not_connected` */
export async function lockConnection(tx: Transaction): Promise<ConnectionRow> {
  const row = await lockConnectionIfAny(tx);
  if (!row) throw new Refusal('directory_not_connected');
  return row;
}

export async function putConnection(
  tx: Transaction,
  row: Omit<typeof directoryConnections.$inferInsert, 'id'>,
): Promise<void> {
  const { fullDueAt: _, changesDueAt: __, ...changed } = row;
  await tx
    .insert(directoryConnections)
    .values({ id: AQUACIS, ...row })
    .onConflictDoUpdate({ target: directoryConnections.id, set: changed });
}

export async function writeConnection(
  tx: Database | Transaction,
  set: Partial<typeof directoryConnections.$inferInsert>,
): Promise<void> {
  await tx.update(directoryConnections).set(set).where(isAquacis);
}

/** It did not answer as it should. */
export async function noteFailure(db: Database, failure: DirectoryFailureCode, now: Date): Promise<void> {
  const failures = sql`${directoryConnections.failures} + 1`;
  await db
    .update(directoryConnections)
    .set({ lastFailure: failure, lastFailureAt: now, failures: failures as unknown as number })
    .where(isAquacis);
}

/** It answers again. */
export async function noteAnswer(db: Database): Promise<void> {
  await db.update(directoryConnections).set({ failures: 0 }).where(gt(directoryConnections.failures, 0));
}

export function sealPassword(secret: string, password: string): string {
  return seal(secret, `directory:${AQUACIS}`, password);
}

/** null where there is none, or it was sealed under another secret. */
export function openPassword(secret: string, { password }: Pick<ConnectionRow, 'password'>): string | null {
  return password && unseal(secret, `directory:${AQUACIS}`, password);
}

export function settingsOf({ kind, settings }: Pick<ConnectionRow, 'kind' | 'settings'>): ConnectionSettings {
  return ConnectionSettings.parse({ ...settings, kind });
}
