import type { StaffRole } from '@sinia/core';
import { type Database, schema } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';
import type { StaffActor } from './actor.ts';

type UserRow = typeof schema.users.$inferSelect;
type SessionRow = typeof schema.sessions.$inferSelect;

/** A sign-in that still stands in the table, with its person as they are now. */
export interface StaffSession {
  readonly id: string;
  readonly expiresAt: Date;
  readonly secondFactor: boolean;
  readonly disabled: boolean;
  readonly previousSignInAt: Date | null;
  readonly staff: StaffActor;
}

/** Only `light` staff, who see nothing but their own questions, sign in with a password alone. */
export function needsSecondFactor(role: StaffRole): boolean {
  return role !== 'light';
}

export async function readStaffSession(db: Database, sessionId: string): Promise<StaffSession | null> {
  const { groupMembers, sessions, users } = schema;
  const rows = await db
    .select({ session: sessions, user: users, groupId: groupMembers.groupId })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(groupMembers, eq(groupMembers.userId, users.id))
    .where(eq(sessions.id, sessionId));
  const [first] = rows;
  return first ? staffSession(first.session, first.user, rows) : null;
}

/** Somebody of the staff as they are now; null for who is unknown or was disabled. */
export async function loadStaffActor(db: Database, userId: string): Promise<StaffActor | null> {
  const { groupMembers, users } = schema;
  const rows = await db
    .select({ user: users, groupId: groupMembers.groupId })
    .from(users)
    .leftJoin(groupMembers, eq(groupMembers.userId, users.id))
    .where(eq(users.id, userId));
  const user = rows[0]?.user;
  return user && !user.disabledAt ? staffActor(user, rows) : null;
}

/** Somebody of the staff by the address of their account, whatever its case; null for who is unknown or was disabled. */
export async function findStaffByEmail(db: Database, email: string): Promise<StaffActor | null> {
  const { users } = schema;
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = ${email.toLowerCase()}`);
  return user ? loadStaffActor(db, user.id) : null;
}

function staffSession(
  { id, expiresAt, secondFactor }: SessionRow,
  user: UserRow,
  rows: readonly { groupId: string | null }[],
): StaffSession {
  const { disabledAt, previousSignInAt } = user;
  const disabled = disabledAt !== null;
  return { id, expiresAt, secondFactor, disabled, previousSignInAt, staff: staffActor(user, rows) };
}

function staffActor(user: UserRow, rows: readonly { groupId: string | null }[]): StaffActor {
  const { id, name, email, role, language, worksTickets } = user;
  const groupIds = rows.flatMap(({ groupId }) => (groupId === null ? [] : [groupId]));
  return { kind: 'staff', id, name, email, role, language, groupIds, worksTickets };
}
