import type { Correspondent } from '@sinia/channels';
import { type ConversationRoute, Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { AccountRow } from './account-store.ts';

const { conversations, conversationAliases: aliases } = schema;

export type ConversationRow = typeof conversations.$inferSelect;

/** The conversation with somebody, by any of their ids; null where they never wrote. */
export async function findConversation(
  db: Database | Transaction,
  accountId: string,
  ids: readonly string[],
): Promise<ConversationRow | null> {
  const [row] = await byAlias(db, accountId, ids);
  return row ?? null;
}

/** The same, locked. */
export async function lockConversation(
  tx: Transaction,
  accountId: string,
  ids: readonly string[],
): Promise<ConversationRow | null> {
  const [row] = await byAlias(tx, accountId, ids).for('update');
  return row ?? null;
}

function byAlias(db: Database | Transaction, accountId: string, ids: readonly string[]) {
  const found = db
    .select({ id: aliases.conversationId })
    .from(aliases)
    .where(and(eq(aliases.accountId, accountId), anyOf(aliases.alias, ids)));
  return db
    .select()
    .from(conversations)
    .where(inArray(conversations.id, found))
    .orderBy(conversations.createdAt)
    .limit(1);
}

/** The conversation with whoever has such an address or id; else with the only one of such a name. Null for none. */
export async function findByAddress(
  db: Database | Transaction,
  accountId: string,
  names: readonly string[],
): Promise<ConversationRow | null> {
  const own = and(eq(conversations.accountId, accountId), eq(conversations.isPublic, false));
  const called = (column: typeof conversations.address | typeof conversations.name) =>
    anyOf(
      sql`lower(${column})`,
      names.map((name) => name.toLowerCase()),
    );
  const led = db
    .select({ id: aliases.conversationId })
    .from(aliases)
    .where(and(eq(aliases.accountId, accountId), anyOf(aliases.alias, names)));
  const find = (how: SQL | undefined) =>
    db.select().from(conversations).where(and(own, how)).orderBy(desc(conversations.lastCustomerAt)).limit(2);
  const [addressed] = await find(or(called(conversations.address), inArray(conversations.id, led)));
  if (addressed) return addressed;
  const [named, another] = await find(called(conversations.name));
  return another ? null : (named ?? null);
}

export async function readConversations(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<Map<string, ConversationRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(conversations).where(anyOf(conversations.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Begins a conversation with somebody who writes for the first time. */
export function insertConversation(
  work: UnitOfWork,
  { id: accountId, channel }: Pick<AccountRow, 'id' | 'channel'>,
  who: Correspondent,
  row: Partial<ConversationRow> & { readonly id: string },
): ConversationRow {
  const made: ConversationRow = {
    ...{ accountId, channel, isPublic: false, ids: [...who.ids], name: who.name, address: who.address },
    ...{ facts: { ...who.facts }, ticketId: null, lastCustomerAt: null, openUntil: null },
    ...{
      heldElsewhere: false,
      unreachableAt: null,
      namedAt: who.name ? work.now : null,
      createdAt: work.now,
    },
    ...row,
  };
  work.insert(conversations, made);
  for (const alias of who.ids) work.insert(aliases, { accountId, alias, conversationId: made.id });
  return made;
}

export function writeConversation(work: UnitOfWork, id: string, set: Partial<ConversationRow>): void {
  if (Object.keys(set).length === 0) return;
  work.write(work.tx.update(conversations).set(set).where(eq(conversations.id, id)));
}

/** More ids of the same person; one that leads elsewhere already stays there: nobody is joined in silence. */
export function addAliases(
  work: UnitOfWork,
  accountId: string,
  ids: readonly string[],
  conversationId: string,
): void {
  const rows = ids.map((alias) => ({ accountId, alias, conversationId }));
  if (rows.length > 0) work.write(work.tx.insert(aliases).values(rows).onConflictDoNothing());
}

/** What a provider has told anew of somebody, over what was known. */
export function learnt(before: ConversationRow, who: Correspondent): Partial<ConversationRow> {
  const ids = [...who.ids, ...before.ids.filter((id) => !who.ids.includes(id))];
  const facts = { ...before.facts, ...who.facts };
  return {
    ...(ids.join() === before.ids.join() ? {} : { ids }),
    ...(who.name && who.name !== before.name ? { name: who.name } : {}),
    ...(who.address && who.address !== before.address ? { address: who.address } : {}),
    ...(JSON.stringify(facts) === JSON.stringify(before.facts) ? {} : { facts }),
  };
}

/** The way back into a conversation. */
export function routeInto({ id, channel, address, ids, name }: ConversationRow): ConversationRoute {
  return {
    channel: channel as ConversationRoute['channel'],
    address: address ?? name ?? ids[0] ?? id,
    conversationId: id,
  };
}

/** Whether another application holds a conversation, as its provider has just said. */
export async function noteHeld(db: Database, id: string, heldElsewhere: boolean): Promise<void> {
  await db.update(conversations).set({ heldElsewhere }).where(eq(conversations.id, id));
}

/** Conversations of which the provider has not been asked who it is. */
export function readUnnamed(db: Database, limit: number): Promise<ConversationRow[]> {
  return db
    .select()
    .from(conversations)
    .where(isNull(conversations.namedAt))
    .orderBy(conversations.createdAt)
    .limit(limit);
}

export async function lockById(tx: Transaction, id: string): Promise<ConversationRow> {
  const [row] = await tx.select().from(conversations).where(eq(conversations.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Gives a name to the tickets of a conversation whose requester has none, and to what they wrote. */
export function nameTickets(work: UnitOfWork, conversationId: string, name: string): void {
  const { tickets, messages } = schema;
  const ofIt = sql`${tickets.conversationId} = ${conversationId} and ${tickets.requester} ->> 'name' is null`;
  const theirs = work.tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(eq(tickets.conversationId, conversationId));
  const unnamed = and(
    inArray(messages.ticketId, theirs),
    eq(messages.author, 'customer'),
    eq(messages.authorName, ''),
  );
  work.write(work.tx.update(messages).set({ authorName: name }).where(unnamed));
  const named = sql`${tickets.requester} || jsonb_build_object('name', ${name}::text)`;
  work.write(work.tx.update(tickets).set({ requester: named }).where(ofIt));
}
