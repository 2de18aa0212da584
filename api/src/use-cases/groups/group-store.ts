import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, eq, ne } from 'drizzle-orm';

const { groups, groupMembers, tickets } = schema;

export type GroupRow = typeof groups.$inferSelect;

export async function lockGroup(tx: Transaction, id: string): Promise<GroupRow> {
  const [row] = await tx.select().from(groups).where(eq(groups.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export async function insertGroup(tx: Transaction, id: string, name: string): Promise<void> {
  const made = await tx
    .insert(groups)
    .values({ id, name })
    .onConflictDoNothing()
    .returning({ id: groups.id });
  if (made.length === 0) throw new Refusal('name_taken');
}

export async function renameGroup(tx: Transaction, id: string, name: string): Promise<void> {
  const [same] = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.name, name), ne(groups.id, id)));
  if (same) throw new Refusal('name_taken');
  await tx.update(groups).set({ name }).where(eq(groups.id, id));
}

/** The one group that new tickets go to where nothing else says where. */
export async function makeDefault(tx: Transaction, id: string): Promise<void> {
  await tx.update(groups).set({ isDefault: false }).where(eq(groups.isDefault, true));
  await tx.update(groups).set({ isDefault: true }).where(eq(groups.id, id));
}

export async function writeMembers(
  tx: Transaction,
  groupId: string,
  userIds: readonly string[],
): Promise<void> {
  await tx.delete(groupMembers).where(eq(groupMembers.groupId, groupId));
  if (userIds.length === 0) return;
  await tx.insert(groupMembers).values(userIds.map((userId) => ({ groupId, userId })));
}

export async function writeSignature(
  tx: Transaction,
  id: string,
  signature: GroupRow['signature'],
): Promise<void> {
  await tx.update(groups).set({ signature }).where(eq(groups.id, id));
}

/** A group goes only when nothing points to it any more. */
export async function deleteGroup(tx: Transaction, group: GroupRow): Promise<void> {
  const [held] = await tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(eq(tickets.groupId, group.id))
    .limit(1);
  const [mailbox] = await tx
    .select({ id: schema.mailboxes.id })
    .from(schema.mailboxes)
    .where(eq(schema.mailboxes.groupId, group.id))
    .limit(1);
  const [account] = await tx
    .select({ id: schema.channelAccounts.id })
    .from(schema.channelAccounts)
    .where(eq(schema.channelAccounts.groupId, group.id))
    .limit(1);
  if (group.isDefault || held || mailbox || account) throw new Refusal('group_in_use');
  await tx.delete(groups).where(eq(groups.id, group.id));
}
