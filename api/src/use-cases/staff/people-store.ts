import { Refusal, type StaffRole } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, count, eq, isNull, ne } from 'drizzle-orm';

const { accounts, groupMembers, sessions, ssoIdentities, twoFactors, users } = schema;

export type UserRow = typeof users.$inferSelect;

/** Somebody with their way in: a password, the provider of the company, or none yet. */
export interface PersonRow {
  readonly user: UserRow;
  readonly signsInBy: 'password' | 'company' | null;
  /** The role that their groups at the provider give and no seat is free for. */
  readonly waitingFor: StaffRole | null;
  readonly groupIds: readonly string[];
}

export async function readPeople(db: Database): Promise<PersonRow[]> {
  const [people, members] = await Promise.all([
    db
      .select({ user: users, account: accounts.id, identity: ssoIdentities })
      .from(users)
      .leftJoin(accounts, eq(accounts.userId, users.id))
      .leftJoin(ssoIdentities, eq(ssoIdentities.userId, users.id))
      .orderBy(asc(users.name)),
    db.select().from(groupMembers),
  ]);
  return people.map(({ user, account, identity }) => ({
    user,
    signsInBy: identity ? 'company' : account ? 'password' : null,
    waitingFor: identity?.waitingFor ?? null,
    groupIds: members.filter(({ userId }) => userId === user.id).map(({ groupId }) => groupId),
  }));
}

export async function lockUser(tx: Transaction, id: string): Promise<UserRow> {
  const [row] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Refuses to leave the house without anybody who may configure it. */
export async function keepAnAdmin(tx: Transaction, without: string): Promise<void> {
  const [left] = await tx
    .select({ admins: count() })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), ne(users.id, without)));
  if ((left?.admins ?? 0) === 0) throw new Refusal('last_admin');
}

export interface ProfileChange {
  readonly name?: string | undefined;
  readonly role?: StaffRole | undefined;
  readonly language?: UserRow['language'] | undefined;
  readonly disabledAt?: Date | null | undefined;
  readonly worksTickets?: boolean | undefined;
}

/** Writes what changed; who was disabled is signed out everywhere at once. */
export async function writeProfile(
  tx: Transaction,
  id: string,
  set: ProfileChange & { readonly updatedAt: Date },
): Promise<UserRow> {
  const [row] = await tx.update(users).set(set).where(eq(users.id, id)).returning();
  if (!row) throw new Refusal('not_found');
  if (row.disabledAt) await tx.delete(sessions).where(eq(sessions.userId, id));
  return row;
}

export async function forgetSecondFactor(tx: Transaction, id: string): Promise<void> {
  await tx.delete(twoFactors).where(eq(twoFactors.userId, id));
  await tx.delete(sessions).where(eq(sessions.userId, id));
  await tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, id));
}
