import type { ContactNote } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { actorKey } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { contactNotes } = schema;

type NoteRow = typeof contactNotes.$inferSelect;

const MOST_NOTES = 100;

export async function readNotes(
  db: Database,
  ids: readonly string[],
  context: Context,
): Promise<ContactNote[]> {
  const rows = await db
    .select()
    .from(contactNotes)
    .where(and(anyOf(contactNotes.contactId, ids), isNull(contactNotes.removedAt)))
    .orderBy(desc(contactNotes.createdAt), desc(contactNotes.id))
    .limit(MOST_NOTES);
  return rows.map((row) => noteView(row, context));
}

export function noteView(row: NoteRow, { actor }: Context): ContactNote {
  const { id, body, authorName, authorKey, createdAt } = row;
  return {
    id,
    body,
    author: authorName,
    own: authorKey === actorKey(actor),
    createdAt: createdAt.toISOString(),
  };
}

export async function lockNote(tx: Transaction, id: string): Promise<NoteRow> {
  const [row] = await tx.select().from(contactNotes).where(eq(contactNotes.id, id)).for('update');
  if (!row || row.removedAt) throw new Refusal('not_found');
  return row;
}

export function insertNote(work: UnitOfWork, row: NoteRow): void {
  work.insert(contactNotes, row);
}

export function removeNoteRow(work: UnitOfWork, id: string): void {
  work.write(work.tx.update(contactNotes).set({ removedAt: work.now }).where(eq(contactNotes.id, id)));
}
