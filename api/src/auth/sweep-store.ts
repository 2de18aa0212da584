import { type Database, schema } from '@sinia/database';
import { lt } from 'drizzle-orm';

const DAY_MS = 86_400_000;

/** Removes what has ended: sessions, half-done sign-ins, panel codes, used challenges, old counts of guesses. */
export async function sweepCredentials(db: Database, now: Date): Promise<void> {
  const { panelCodes, sessions, signInAttempts, spentChallenges, verifications } = schema;
  const yesterday = new Date(now.getTime() - DAY_MS);
  await Promise.all([
    db.delete(sessions).where(lt(sessions.expiresAt, now)),
    db.delete(verifications).where(lt(verifications.expiresAt, now)),
    db.delete(panelCodes).where(lt(panelCodes.expiresAt, now)),
    db.delete(spentChallenges).where(lt(spentChallenges.expiresAt, now)),
    db.delete(signInAttempts).where(lt(signInAttempts.lastAt, yesterday)),
  ]);
}
