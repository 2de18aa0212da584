import { type Language, newId, Refusal, type StaffRole } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { hashPassword, symmetricEncrypt } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import type { Dependencies } from '../use-cases/context.ts';
import { claimSeat, isSeated } from './seats-store.ts';
import { libraryKey } from './staff-auth.ts';

export interface StaffProfile {
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly language: Language;
  readonly groupIds?: readonly string[] | undefined;
}

export interface NewStaff extends StaffProfile {
  /** At least 12 characters. */
  readonly password: string;
  /** Base32 (RFC 4648), as an authenticator takes it; without it they enrol at their first sign-in. */
  readonly totpSecret?: string | undefined;
}

export const SHORTEST_PASSWORD = 12;

type Maker = Pick<Dependencies, 'clock' | 'random' | 'secret' | 'settings'>;

/** Adds somebody who can sign in at once. @returns their id. @throws Refusal `seats_exhausted email_taken`. */
export async function createStaff(dependencies: Dependencies, staff: NewStaff): Promise<string> {
  const { totpSecret } = staff;
  return dependencies.db.transaction(async (tx) => {
    const id = await insertProfile(tx, dependencies, staff, totpSecret !== undefined);
    await setPassword(tx, dependencies, id, staff.password);
    if (totpSecret) await insertTotp(tx, dependencies, id, totpSecret);
    return id;
  });
}

/** Adds somebody who has no way to sign in yet. @returns their id. @throws Refusal `seats_exhausted email_taken`. */
export async function insertProfile(
  tx: Transaction,
  { clock, random, settings }: Maker,
  { name, role, language, groupIds = [], ...staff }: StaffProfile,
  twoFactorEnabled = false,
): Promise<string> {
  if (isSeated(role)) await claimSeat(tx, settings.seats);
  const id = newId('agt', clock().getTime(), random(16));
  const email = staff.email.trim().toLowerCase();
  const inserted = await tx
    .insert(schema.users)
    .values({ id, name, email, emailVerified: true, role, language, twoFactorEnabled })
    .onConflictDoNothing()
    .returning({ id: schema.users.id });
  if (inserted.length === 0) throw new Refusal('email_taken');
  await joinGroups(tx, id, groupIds);
  return id;
}

export async function joinGroups(
  tx: Transaction,
  userId: string,
  groupIds: readonly string[],
): Promise<void> {
  const { groupMembers } = schema;
  await tx.delete(groupMembers).where(eq(groupMembers.userId, userId));
  if (groupIds.length === 0) return;
  await tx.insert(groupMembers).values(groupIds.map((groupId) => ({ groupId, userId })));
}

/** Gives somebody a password, their first or a new one; whoever was signed in before is out, and no other way in is left. */
export async function setPassword(
  tx: Transaction,
  { random }: Pick<Maker, 'random'>,
  userId: string,
  plain: string,
): Promise<void> {
  if (plain.length < SHORTEST_PASSWORD) throw new Error('a password needs 12 characters');
  const { accounts, sessions, ssoIdentities } = schema;
  const password = await hashPassword(plain);
  const row = { id: rowId(random), userId, accountId: userId, providerId: 'credential', password };
  await tx
    .insert(accounts)
    .values(row)
    .onConflictDoUpdate({ target: [accounts.providerId, accounts.accountId], set: { password } });
  await tx.delete(ssoIdentities).where(eq(ssoIdentities.userId, userId));
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

async function insertTotp(tx: Transaction, { random, secret }: Maker, userId: string, totpSecret: string) {
  const encrypt = (data: string) => symmetricEncrypt({ key: libraryKey(secret), data });
  const sealed = await encrypt(`base32:${totpSecret.toUpperCase()}`);
  const backupCodes = await encrypt('[]');
  await tx.insert(schema.twoFactors).values({ id: rowId(random), userId, secret: sealed, backupCodes });
}

function rowId(random: Maker['random']): string {
  return Buffer.from(random(24)).toString('base64url');
}
