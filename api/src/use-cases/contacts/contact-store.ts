import { Refusal } from '@sinia/core';
import type { Comparable, Fact, FactsOf } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';

const { contacts, contactFacts, contactIdentities, contactMerges } = schema;

export type ContactRow = typeof contacts.$inferSelect;
export type IdentityRow = typeof contactIdentities.$inferSelect;

type Reader = Database | Transaction;

/** A contact with what was merged into it: each part stays with the contact that it was written on. */
export interface Person {
  readonly root: ContactRow;
  readonly ids: readonly string[];
  readonly aquacisIds: readonly string[];
  readonly facts: readonly Fact[];
  readonly identities: readonly IdentityRow[];
  readonly of: FactsOf;
}

/** The contact, or the one that it went into; a missing or blocked one is `not_found`. */
export async function readPerson(reader: Reader, id: string): Promise<Person> {
  const [row] = await reader.select({ rootId: contacts.rootId }).from(contacts).where(eq(contacts.id, id));
  if (!row) throw new Refusal('not_found');
  return readRoot(reader, row.rootId);
}

/** The same for whoever goes on without it. */
export async function findPerson(reader: Reader, id: string): Promise<Person | null> {
  return readPerson(reader, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not_found') return null;
    throw error;
  });
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

/**
 * Many at once, each by the end of its chain, locked. One that went into another meanwhile, or is blocked, is not among
 * them.
 */
export async function lockPeople(tx: Transaction, rootIds: readonly string[]): Promise<Map<string, Person>> {
  if (rootIds.length === 0) return new Map();
  await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(anyOf(contacts.id, rootIds))
    .orderBy(asc(contacts.id))
    .for('update');
  return readRoots(tx, rootIds);
}

async function readRoot(reader: Reader, rootId: string): Promise<Person> {
  const person = (await readRoots(reader, [rootId])).get(rootId);
  if (!person) throw new Refusal('not_found');
  return person;
}

async function readRoots(reader: Reader, rootIds: readonly string[]): Promise<Map<string, Person>> {
  const list = JSON.stringify(rootIds);
  const ofRoots = (column: typeof contactFacts.contactId | typeof contactIdentities.contactId) =>
    sql`${column} = any(array(select id from contacts
      where root_id = any(array(select jsonb_array_elements_text(${list}::text::jsonb)))))`;
  const [rows, facts, identities] = await Promise.all([
    reader.select().from(contacts).where(anyOf(contacts.rootId, rootIds)),
    reader.select().from(contactFacts).where(ofRoots(contactFacts.contactId)),
    reader.select().from(contactIdentities).where(ofRoots(contactIdentities.contactId)),
  ]);
  const factsOf = Map.groupBy(facts, ({ contactId }) => contactId);
  const identitiesOf = Map.groupBy(identities, ({ contactId }) => contactId);
  const people = new Map<string, Person>();
  for (const [rootId, family] of Map.groupBy(rows, (row) => row.rootId)) {
    const root = family.find((row) => row.id === rootId);
    if (!root || root.blockedAt) continue;
    const ids = family.map((row) => row.id);
    people.set(rootId, {
      ...{ root, ids, aquacisIds: family.flatMap(({ aquacisId }) => aquacisId ?? []) },
      facts: ids.flatMap((id) => factsOf.get(id) ?? []),
      identities: ids.flatMap((id) => identitiesOf.get(id) ?? []),
      of: { rootId, chosen: ids.length > 1 ? await readChosen(reader, ids) : {} },
    });
  }
  return people;
}

/** Whose word was chosen for which field, the last merge last. */
async function readChosen(reader: Reader, ids: readonly string[]): Promise<FactsOf['chosen']> {
  const rows = await reader
    .select({ chosen: contactMerges.chosen })
    .from(contactMerges)
    .where(and(anyOf(contactMerges.contactId, ids), isNull(contactMerges.undoneAt)))
    .orderBy(asc(contactMerges.mergedAt));
  return Object.assign({}, ...rows.map(({ chosen }) => chosen));
}

/** What of a contact is compared with another's. */
export function comparableOf({ root, aquacisIds, identities }: Person): Comparable {
  return { contactId: root.id, name: root.name, address: root.address, aquacisIds, identities };
}
