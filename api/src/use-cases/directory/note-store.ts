import { type Database, schema, type Transaction } from '@sinia/database';
import type { ContactNote } from '@sinia/directory';
import { and, asc, eq, inArray, lt, lte } from 'drizzle-orm';

const { contacts, directoryNotes } = schema;

export type NoteRow = typeof directoryNotes.$inferSelect;

const LEASE_MS = 60_000;
const OPEN = ['queued', 'sending'] as const;

/** The numbers in the billing system of contacts; where one was merged, of the contact that it went into. */
export async function readCustomerIds(
  tx: Transaction,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map();
  const of = await tx
    .select({ id: contacts.id, rootId: contacts.rootId, own: contacts.aquacisId })
    .from(contacts)
    .where(inArray(contacts.id, [...contactIds]));
  const roots = await tx
    .select({ id: contacts.id, aquacisId: contacts.aquacisId })
    .from(contacts)
    .where(inArray(contacts.id, [...new Set(of.map(({ rootId }) => rootId))]));
  const numbers = new Map(roots.map(({ id, aquacisId }) => [id, aquacisId]));
  return new Map(
    of.flatMap(({ id, rootId, own }) => {
      const customerId = numbers.get(rootId) ?? own;
      return customerId ? [[id, customerId] as const] : [];
    }),
  );
}

/** One note a ticket, whoever is told of it twice. */
export async function queueNotes(
  tx: Transaction,
  notes: readonly { readonly ticketId: string; readonly note: ContactNote }[],
  now: Date,
): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map(({ ticketId, note }) => ({
    ...{ ticketId, note: { ...note }, status: 'queued' as const, dueAt: now, createdAt: now },
  }));
  await tx.insert(directoryNotes).values(rows).onConflictDoNothing();
}

/** The next note that is due, leased: whoever dies over it leaves it to another. */
export async function claimNote(db: Database, now: Date): Promise<NoteRow | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(directoryNotes)
      .where(and(inArray(directoryNotes.status, [...OPEN]), lte(directoryNotes.dueAt, now)))
      .orderBy(asc(directoryNotes.dueAt))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!row) return undefined;
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const set = { status: 'sending' as const, leaseUntil, dueAt: leaseUntil, attempts: row.attempts + 1 };
    await writeNote(tx, row.ticketId, set);
    return { ...row, ...set };
  });
}

export async function writeNote(
  db: Database | Transaction,
  ticketId: string,
  set: Partial<typeof directoryNotes.$inferInsert>,
): Promise<void> {
  await db.update(directoryNotes).set(set).where(eq(directoryNotes.ticketId, ticketId));
}

/** What was noted stays noted there; here only that it was. */
export async function forgetNotes(db: Database, before: Date): Promise<void> {
  await db
    .update(directoryNotes)
    .set({ note: {} })
    .where(and(inArray(directoryNotes.status, ['sent', 'failed']), lt(directoryNotes.createdAt, before)));
}
