import { Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { seal, unseal } from '../../auth/seal.ts';
import { ShortMemory } from '../../auth/short-memory.ts';
import type { Dependencies } from '../context.ts';

const { callEvents, exchanges } = schema;

export type ExchangeRow = typeof exchanges.$inferSelect;

/** What intake needs to know of an exchange. */
export interface Exchange {
  readonly id: string;
  readonly secrets: readonly string[];
  readonly tokenHash: Uint8Array | null;
  readonly addresses: readonly string[];
}

const known = new WeakMap<Dependencies['db'], ShortMemory<readonly Exchange[]>>();

/** The exchanges as they were a few seconds ago. */
export function knownExchanges(dependencies: Dependencies): Promise<readonly Exchange[]> {
  const { db, secret } = dependencies;
  return memoryOf(dependencies).get('all', async () => {
    const rows = await readExchangeRows(db);
    return rows
      .filter(({ disabledAt }) => !disabledAt)
      .map(({ id, secrets, tokenHash, addresses }) => ({
        ...{ id, tokenHash, addresses },
        secrets: secrets.flatMap((sealed) => unseal(secret, purposeOf(id), sealed) ?? []),
      }));
  });
}

/** Whoever changed one wants to see it at once, at least in this process. */
export function forgetExchanges(dependencies: Dependencies): void {
  memoryOf(dependencies).forget('all');
}

function memoryOf({ db, clock }: Dependencies): ShortMemory<readonly Exchange[]> {
  const memory = known.get(db) ?? new ShortMemory<readonly Exchange[]>(clock);
  known.set(db, memory);
  return memory;
}

export function readExchangeRows(db: Database | Transaction): Promise<ExchangeRow[]> {
  return db.select().from(exchanges).orderBy(asc(exchanges.createdAt));
}

export async function insertExchange(
  db: Database | Transaction,
  row: typeof exchanges.$inferInsert,
): Promise<void> {
  await db.insert(exchanges).values(row);
}

export function sealExchangeSecret(secret: string, exchangeId: string, text: string): string {
  return seal(secret, purposeOf(exchangeId), text);
}

export async function noteEvents(tx: Transaction, exchangeId: string, at: Date): Promise<void> {
  await tx.update(exchanges).set({ lastEventAt: at }).where(eq(exchanges.id, exchangeId));
}

export function openExchangeSecret(secret: string, exchangeId: string, sealed: string): string | null {
  return unseal(secret, purposeOf(exchangeId), sealed);
}

export async function findExchange(db: Database | Transaction, id: string): Promise<ExchangeRow | undefined> {
  const [row] = await db.select().from(exchanges).where(eq(exchanges.id, id));
  return row;
}

/** One that is in use: nothing is asked of the others, but what the law wants deleted. */
export async function findExchangeInUse(db: Database, id: string): Promise<ExchangeRow | undefined> {
  const inUse = and(eq(exchanges.id, id), isNull(exchanges.disabledAt));
  const [row] = await db.select().from(exchanges).where(inUse);
  return row;
}

export async function lockExchangeRow(tx: Transaction, id: string): Promise<ExchangeRow> {
  const [row] = await tx.select().from(exchanges).where(eq(exchanges.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** What is not named stays. */
export type ExchangeSet = { readonly [Column in keyof ExchangeRow]?: ExchangeRow[Column] | undefined };

export async function writeExchange(tx: Transaction, id: string, set: ExchangeSet): Promise<void> {
  if (Object.keys(set).length > 0) await tx.update(exchanges).set(set).where(eq(exchanges.id, id));
}

export async function deleteExchange(tx: Transaction, id: string): Promise<void> {
  await tx.delete(exchanges).where(eq(exchanges.id, id));
}

/** Whether it ever told us anything. */
export async function isExchangeUsed(tx: Transaction, id: string): Promise<boolean> {
  const found = await tx
    .select({ id: callEvents.id })
    .from(callEvents)
    .where(eq(callEvents.exchangeId, id))
    .limit(1);
  return found.length > 0;
}

/** Two exchanges never share a name. */
export async function refuseNameTwice(tx: Transaction, name: string, id = ''): Promise<void> {
  const [twin] = await tx
    .select({ id: exchanges.id })
    .from(exchanges)
    .where(and(eq(exchanges.name, name), ne(exchanges.id, id)));
  if (twin) throw new Refusal('name_taken');
}

export const purposeOf = (exchangeId: string) => `exchange:${exchangeId}`;
