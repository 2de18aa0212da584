import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Person } from './contact-store.ts';
import { readContracts } from './contract-store.ts';
import { replaceSearch, searchDocument, shownColumns, updateContact } from './save-contact-store.ts';
import type { VersionedSettings } from './settings-store.ts';

const { contacts, contactMerges } = schema;

export type MergeRow = typeof contactMerges.$inferSelect;

/** All of a contact's family gets another root. */
export function moveFamily(work: UnitOfWork, { ids }: Pick<Person, 'ids'>, rootId: string): void {
  const list = JSON.stringify(ids);
  work.write(
    work.tx
      .update(contacts)
      .set({ rootId })
      .where(sql`${contacts.id} = any(array(select jsonb_array_elements_text(${list}::text::jsonb)))`),
  );
}

/** The contact and what went into it before, as it leaves the one that it went into. */
export async function readBranch(tx: Transaction, contactId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive branch(id) as (
      select ${contactId}::text
      union select merged.id from contacts merged join branch on merged.merged_into_id = branch.id)
    select id from branch`);
  return rows.map(({ id }) => id);
}

/** A person who consists of other parts than before: what counts is decided anew, and they are found by all of it. */
export async function rewritePerson(
  work: UnitOfWork,
  person: Person,
  rules: VersionedSettings,
): Promise<void> {
  const { root, facts, of } = person;
  const written = {
    ...shownColumns(facts, of, rules),
    version: root.version + 1,
    updatedAt: work.now,
  };
  updateContact(work, root.id, written);
  replaceSearch(work, root.id, searchDocument(person, await readContracts(work.tx, person)));
}

export function insertMerge(work: UnitOfWork, row: typeof contactMerges.$inferInsert): void {
  work.insert(contactMerges, row);
}

export async function lockMerge(tx: Transaction, id: string): Promise<MergeRow> {
  const [row] = await tx.select().from(contactMerges).where(eq(contactMerges.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export function markUndone(work: UnitOfWork, id: string, undoneBy: string): void {
  work.write(
    work.tx.update(contactMerges).set({ undoneBy, undoneAt: work.now }).where(eq(contactMerges.id, id)),
  );
}
