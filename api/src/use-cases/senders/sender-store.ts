import { sendersOf } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq, isNull, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { blockedSenders, mailboxes, users } = schema;

/** The name under which the sender of a mail is blocked; null when they are not. */
export async function blockedName(tx: Transaction, address: string | undefined): Promise<string | null> {
  if (!address) return null;
  const [row] = await tx
    .select({ sender: blockedSenders.sender })
    .from(blockedSenders)
    .where(anyOf(blockedSenders.sender, sendersOf(address)))
    .limit(1);
  return row?.sender ?? null;
}

export function countHit(work: UnitOfWork, sender: string): void {
  const set = { hits: sql`${blockedSenders.hits} + 1`, lastAt: work.now };
  work.write(work.tx.update(blockedSenders).set(set).where(eq(blockedSenders.sender, sender)));
}

/** Every address that is ours: mailboxes, and the people who work here. */
export async function ourAddresses(tx: Transaction, mailbox: string): Promise<string[]> {
  const [boxes, people] = await Promise.all([
    tx.select({ address: mailboxes.address }).from(mailboxes),
    tx.select({ address: users.email }).from(users).where(isNull(users.disabledAt)),
  ]);
  return [mailbox, ...[...boxes, ...people].map((row) => row.address.toLowerCase())];
}

export function insertBlocked(work: UnitOfWork, sender: string, blockedBy: string): void {
  const row = { sender, blockedBy, blockedAt: work.now };
  work.write(work.tx.insert(blockedSenders).values(row).onConflictDoNothing());
}

export function deleteBlocked(work: UnitOfWork, sender: string): void {
  work.write(work.tx.delete(blockedSenders).where(eq(blockedSenders.sender, sender)));
}
