import type { Correspondent } from '@sinia/channels';
import type { ConversationRoute } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, inArray } from 'drizzle-orm';
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
    ...{ heldElsewhere: false, unreachableAt: null, createdAt: work.now },
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
