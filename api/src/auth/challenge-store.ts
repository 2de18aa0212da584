import { type Database, schema } from '@sinia/database';

/** Marks a solved challenge as used; false where it was already. */
export async function spendChallenge(db: Database, signature: string, expiresAt: Date): Promise<boolean> {
  const { spentChallenges } = schema;
  const spent = await db
    .insert(spentChallenges)
    .values({ signature, expiresAt })
    .onConflictDoNothing()
    .returning({ signature: spentChallenges.signature });
  return spent.length > 0;
}
