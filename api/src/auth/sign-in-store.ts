import type { StaffRole } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, sql } from 'drizzle-orm';

export type SignInOutcome =
  | 'staff.signed_in'
  | 'staff.sign_in_failed'
  | 'staff.sign_in_locked'
  /** The provider: knows somebody for the first time, was linked to an account, changed a role, ended a session. */
  | 'staff.sso_joined'
  | 'staff.sso_linked'
  | `staff.sso_role ${StaffRole} ${StaffRole}`
  | 'staff.sso_refused'
  | 'staff.sso_ended';

export interface SignInPerson {
  readonly id: string;
  readonly disabledAt: Date | null;
  readonly twoFactorEnabled: boolean;
}

export async function signInPerson(db: Database, userId: string): Promise<SignInPerson | null> {
  const { users } = schema;
  const [row] = await db
    .select({
      id: users.id,
      disabledAt: users.disabledAt,
      twoFactorEnabled: users.twoFactorEnabled,
    })
    .from(users)
    .where(eq(users.id, userId));
  return row ?? null;
}

export async function userIdByEmail(db: Database, email: string): Promise<string | null> {
  const { users } = schema;
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, email.trim().toLowerCase()));
  return row?.id ?? null;
}

/** The sign-in is complete: keeps when the one before was. */
export async function noteSignIn(db: Database, userId: string, now: Date): Promise<void> {
  const { users } = schema;
  await db
    .update(users)
    .set({ lastSignInAt: now, previousSignInAt: sql`${users.lastSignInAt}` })
    .where(eq(users.id, userId));
}

/** Ends the sessions that began with a password alone, once there is a second factor. */
export async function endWeakSessions(db: Database, userId: string): Promise<void> {
  const { sessions } = schema;
  await db.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.secondFactor, false)));
}

/** Every access is written down, the failed one too (ENS op.acc.6); a name that nobody has is not. */
export async function auditSignIn(
  db: Database | Transaction,
  action: SignInOutcome,
  userId: string | null,
  request: { readonly id: string; readonly now: Date },
): Promise<void> {
  await db.insert(schema.auditLog).values({
    at: request.now,
    actorKind: userId ? 'staff' : 'anonymous',
    actorId: userId ? `staff:${userId}` : 'anonymous',
    action,
    ticketId: null,
    door: 'desk',
    requestId: request.id,
  });
}
