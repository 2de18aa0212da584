import { Refusal } from '@sinia/core';
import type { Fact, FactsOf } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';

const { contacts, contactFacts, contactIdentities } = schema;

export type ContactRow = typeof contacts.$inferSelect;
export type IdentityRow = typeof contactIdentities.$inferSelect;

type Reader = Database | Transaction;

/** A contact with what was merged into it: each part stays with the contact that it was written on. */
export interface Person {
  readonly root: ContactRow;
  readonly ids: readonly string[];
  readonly facts: readonly Fact[];
  readonly identities: readonly IdentityRow[];
  readonly of: FactsOf;
}

/** The contact, or the one that it went into; a missing one is `not_found`. */
export async function readPerson(reader: Reader, id: string): Promise<Person> {
  const [row] = await reader.select({ rootId: contacts.rootId }).from(contacts).where(eq(contacts.id, id));
  if (!row) throw new Refusal('not_found');
  return readRoot(reader, row.rootId);
}

/** The same, locked until the transaction ends. A merge that was under way is followed. */
export async function lockPerson(tx: Transaction, id: string): Promise<Person> {
  for (let wanted = id; ; ) {
    const [row] = await tx.select().from(contacts).where(eq(contacts.id, wanted)).for('update');
    if (!row) throw new Refusal('not_found');
    if (row.rootId === row.id) return readRoot(tx, row.id);
    wanted = row.rootId;
  }
}

async function readRoot(reader: Reader, rootId: string): Promise<Person> {
  const ofRoot = (column: typeof contactFacts.contactId | typeof contactIdentities.contactId) =>
    sql`${column} = any(array(select id from contacts where root_id = ${rootId}))`;
  const [rows, facts, identities] = await Promise.all([
    reader.select().from(contacts).where(eq(contacts.rootId, rootId)),
    reader.select().from(contactFacts).where(ofRoot(contactFacts.contactId)),
    reader.select().from(contactIdentities).where(ofRoot(contactIdentities.contactId)),
  ]);
  const root = rows.find((row) => row.id === rootId);
  if (!root) throw new Refusal('not_found');
  return { root, ids: rows.map((row) => row.id), facts, identities, of: { rootId, chosen: {} } };
}
