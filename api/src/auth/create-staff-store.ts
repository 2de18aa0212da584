import { type Language, newId, type StaffRole } from '@sinia/core';
import { schema } from '@sinia/database';
import { hashPassword, symmetricEncrypt } from 'better-auth/crypto';
import type { Dependencies } from '../use-cases/context.ts';
import { claimSeat } from './seats-store.ts';
import { libraryKey } from './staff-auth.ts';

export interface NewStaff {
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly language: Language;
  /** At least 12 characters. */
  readonly password: string;
  /** Base32 (RFC 4648), as an authenticator takes it; without it they enrol at their first sign-in. */
  readonly totpSecret?: string | undefined;
  readonly groupIds?: readonly string[];
}

const SHORTEST_PASSWORD = 12;

/** Adds somebody to the staff. @returns their id. @throws Refusal `seats_exhausted`. */
export async function createStaff(dependencies: Dependencies, staff: NewStaff): Promise<string> {
  const { db, clock, random, secret, settings } = dependencies;
  if (staff.password.length < SHORTEST_PASSWORD) throw new Error('a password needs 12 characters');
  const id = newId('agt', clock().getTime(), random(16));
  const rowId = () => Buffer.from(random(24)).toString('base64url');
  const encrypt = (data: string) => symmetricEncrypt({ key: libraryKey(secret), data });
  const password = await hashPassword(staff.password);
  const { name, role, language, totpSecret, groupIds = [] } = staff;
  await db.transaction(async (tx) => {
    await claimSeat(tx, role, settings.seats);
    const email = staff.email.trim().toLowerCase();
    const twoFactorEnabled = totpSecret !== undefined;
    await tx
      .insert(schema.users)
      .values({ id, name, email, emailVerified: true, role, language, twoFactorEnabled });
    await tx
      .insert(schema.accounts)
      .values({ id: rowId(), userId: id, accountId: id, providerId: 'credential', password });
    if (totpSecret) {
      const sealed = await encrypt(`base32:${totpSecret.toUpperCase()}`);
      await tx
        .insert(schema.twoFactors)
        .values({ id: rowId(), userId: id, secret: sealed, backupCodes: await encrypt('[]') });
    }
    if (groupIds.length > 0) {
      await tx.insert(schema.groupMembers).values(groupIds.map((groupId) => ({ groupId, userId: id })));
    }
  });
  return id;
}
