import type { Holder } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { holderOf } from '../../auth/actor.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { followers, groupMembers, tickets, users } = schema;

/** Somebody of the staff with what the permission table asks of them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly holder: Holder;
}

/** All who work at the desk at this moment. */
export async function readColleagues(db: Database | Transaction): Promise<Colleague[]> {
  const rows = await db
    .select({ user: users, groupId: groupMembers.groupId })
    .from(users)
    .leftJoin(groupMembers, eq(groupMembers.userId, users.id))
    .where(and(isNull(users.disabledAt), ne(users.role, 'light')))
    .orderBy(asc(users.name), asc(users.id));
  const groups = Map.groupBy(rows, ({ user }) => user.id);
  return [...groups.values()].flatMap((own) => {
    const user = own[0]?.user;
    if (!user) return [];
    const groupIds = own.flatMap(({ groupId }) => groupId ?? []);
    const { id, name, email, role, language } = user;
    const holder = holderOf({ kind: 'staff', id, name, email, role, language, groupIds });
    return [{ id, name, holder }];
  });
}

/** Who follows which of these tickets. */
export function readFollowers(db: Database | Transaction, ticketIds: readonly string[]) {
  return db
    .select({ ticketId: followers.ticketId, userId: followers.userId })
    .from(followers)
    .where(anyOf(followers.ticketId, ticketIds));
}

/** A condition over `tickets`. */
export const isFollowedBy = (userId: string): SQL =>
  sql`${tickets.id} in (select ticket_id from ${followers} where ${followers.userId} = ${userId})`;

export function addFollowers(work: UnitOfWork, ticketId: string, userIds: readonly string[]): void {
  for (const userId of userIds) {
    const row = { ticketId, userId, createdAt: work.now };
    work.write(work.tx.insert(followers).values(row).onConflictDoNothing());
  }
}

export function removeFollower(work: UnitOfWork, ticketId: string, userId: string): void {
  const same = and(eq(followers.ticketId, ticketId), eq(followers.userId, userId));
  work.write(work.tx.delete(followers).where(same));
}
