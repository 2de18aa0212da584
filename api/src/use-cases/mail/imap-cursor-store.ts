import { type Database, schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';

const { imapCursors } = schema;

export interface ReadUntil {
  readonly uidValidity: string;
  readonly lastUid: number;
}

/** How far a mailbox was read; null when it never was. */
export async function loadCursor(db: Database | Transaction, mailbox: string): Promise<ReadUntil | null> {
  const [row] = await db
    .select({ uidValidity: imapCursors.uidValidity, lastUid: imapCursors.lastUid })
    .from(imapCursors)
    .where(eq(imapCursors.mailbox, mailbox));
  return row ?? null;
}

export async function saveCursor(
  db: Database | Transaction,
  mailbox: string,
  cursor: ReadUntil,
): Promise<void> {
  await db
    .insert(imapCursors)
    .values({ mailbox, ...cursor })
    .onConflictDoUpdate({ target: imapCursors.mailbox, set: { ...cursor } });
}
