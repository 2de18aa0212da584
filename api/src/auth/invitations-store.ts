import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { tokenHash } from '../use-cases/access-token.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { SHORTEST_PASSWORD, setPassword } from './create-staff-store.ts';

const INVITATION_MS = 72 * 60 * 60 * 1000;

const { invitations, users } = schema;

export interface Invitation {
  /** With the token in its fragment, which no server sees. */
  readonly url: string;
  readonly expiresAt: Date;
}

/** A link with which somebody chooses a password; the one before serves no more. */
export async function issueInvitation(
  tx: Transaction,
  { clock, random, settings }: Pick<Dependencies, 'clock' | 'random' | 'settings'>,
  userId: string,
): Promise<Invitation> {
  const token = Buffer.from(random(32)).toString('base64url');
  const expiresAt = new Date(clock().getTime() + INVITATION_MS);
  const row = { hash: tokenHash(token), expiresAt };
  await tx
    .insert(invitations)
    .values({ userId, ...row })
    .onConflictDoUpdate({ target: invitations.userId, set: row });
  return { url: `${settings.baseUrl}/desk#invitacio=${token}`, expiresAt };
}

export const Acceptance = z.strictObject({
  token: z.string().max(100),
  password: z.string().min(SHORTEST_PASSWORD).max(128),
});

/** Spends an invitation. @returns the address to sign in with. @throws Refusal `credential_invalid credential_expired`. */
export function acceptInvitation(
  dependencies: Dependencies,
  { token, password }: z.output<typeof Acceptance>,
): Promise<{ email: string }> {
  return dependencies.db.transaction(async (tx) => {
    const [spent] = await tx
      .delete(invitations)
      .where(eq(invitations.hash, tokenHash(token)))
      .returning({ userId: invitations.userId, expiresAt: invitations.expiresAt });
    if (!spent) throw new Refusal('credential_invalid');
    if (spent.expiresAt <= dependencies.clock()) throw new Refusal('credential_expired');
    const [user] = await tx
      .select({ email: users.email, disabledAt: users.disabledAt })
      .from(users)
      .where(eq(users.id, spent.userId));
    if (!user || user.disabledAt) throw new Refusal('credential_invalid');
    await setPassword(tx, dependencies, spent.userId, password);
    return { email: user.email };
  });
}
