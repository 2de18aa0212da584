import type { StaffRole } from '@sinia/core';
import type { Employee } from '@sinia/core/sso';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, exists, gt, isNotNull, lte, sql } from 'drizzle-orm';
import { seal, unseal } from '../seal.ts';

const { accounts, invitations, sessions, ssoIdentities, users } = schema;

export type SsoIdentity = typeof ssoIdentities.$inferSelect;

const purpose = (userId: string) => `sso:refresh-token:${userId}`;

/** Two first sign-ins of one person at once are one after the other. */
export async function lockEmployee(tx: Transaction, { issuer, subject }: Employee): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 7305882014))`,
  );
}

export const findIdentity = (tx: Transaction, { issuer, subject }: Employee) =>
  findBySubject(tx, issuer, subject);

/** Somebody with this address: their id, and whether they have a way in already. */
export async function findByAddress(tx: Transaction, email: string) {
  const [row] = await tx
    .select({ id: users.id, password: accounts.id, identity: ssoIdentities.userId })
    .from(users)
    .leftJoin(accounts, eq(accounts.userId, users.id))
    .leftJoin(ssoIdentities, eq(ssoIdentities.userId, users.id))
    .where(eq(users.email, email));
  return row ? { id: row.id, hasWayIn: row.password !== null || row.identity !== null } : null;
}

/** From now on they come by the provider: one person has one way in, so that whoever leaves there is out here. */
export async function linkIdentity(
  tx: Transaction,
  userId: string,
  employee: Employee,
  now: Date,
): Promise<void> {
  const { issuer, subject } = employee;
  const row = { issuer, subject, refreshToken: null, checkedAt: now, waitingFor: null, createdAt: now };
  await tx
    .insert(ssoIdentities)
    .values({ userId, ...row })
    .onConflictDoUpdate({ target: ssoIdentities.userId, set: row });
  await tx.delete(accounts).where(eq(accounts.userId, userId));
  await tx.delete(invitations).where(eq(invitations.userId, userId));
}

/** What the provider said just now: good, and the token with which to ask next time. */
export async function noteVouched(
  db: Database | Transaction,
  secret: string,
  userId: string,
  { refreshToken, now }: { readonly refreshToken: string | null; readonly now: Date },
): Promise<void> {
  const sealed = refreshToken && seal(secret, purpose(userId), refreshToken);
  await db
    .update(ssoIdentities)
    .set({ checkedAt: now, ...(sealed && { refreshToken: sealed }) })
    .where(eq(ssoIdentities.userId, userId));
}

export const openRefreshToken = (secret: string, { userId, refreshToken }: SsoIdentity) =>
  refreshToken && unseal(secret, purpose(userId), refreshToken);

export async function noteWaiting(tx: Transaction, userId: string, role: StaffRole | null): Promise<void> {
  await tx.update(ssoIdentities).set({ waitingFor: role }).where(eq(ssoIdentities.userId, userId));
}

/**
 * Who is signed in by the provider and was last asked about before this time. They count as asked about from now on, so
 * that another worker does not ask as well.
 */
export async function claimIdentities(db: Database, before: Date, now: Date): Promise<SsoIdentity[]> {
  const open = db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(and(eq(sessions.userId, ssoIdentities.userId), gt(sessions.expiresAt, now)));
  return db
    .update(ssoIdentities)
    .set({ checkedAt: now })
    .where(and(isNotNull(ssoIdentities.refreshToken), lte(ssoIdentities.checkedAt, before), exists(open)))
    .returning();
}

export async function findBySubject(
  db: Database | Transaction,
  issuer: string,
  subject: string,
): Promise<SsoIdentity | null> {
  const [row] = await db
    .select()
    .from(ssoIdentities)
    .where(and(eq(ssoIdentities.issuer, issuer), eq(ssoIdentities.subject, subject)));
  return row ?? null;
}

/** Ends everything that somebody has open here, and forgets the token that serves no more. */
export async function endSessionsOf(db: Database, userId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId));
  await db.update(ssoIdentities).set({ refreshToken: null }).where(eq(ssoIdentities.userId, userId));
}

/** Ends what began with this session at the provider. */
export async function endProviderSession(db: Database, providerSession: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.providerSession, providerSession));
}
