import { createHash } from 'node:crypto';
import { type Database, schema } from '@sinia/database';
import { eq, sql } from 'drizzle-orm';

/** What is guessed at: each has its own count. */
export type Guess = 'password' | 'second_factor';

export const GUESSES = 5;
export const LOCK_MS = 15 * 60_000;

/**
 * Counts a guess before it is judged, in one statement: of any number at once only five are ever judged. Names that
 * nobody has are counted too, so that the answer does not tell who exists.
 *
 * @returns until when the name is locked; null when this guess may be judged.
 */
export async function takeGuess(db: Database, guess: Guess, name: string, now: Date): Promise<Date | null> {
  const { signInAttempts: table } = schema;
  const key = guessKey(guess, name);
  const at = now.toISOString();
  const lock = new Date(now.getTime() + LOCK_MS).toISOString();
  const forgotten = new Date(now.getTime() - LOCK_MS).toISOString();
  const count = sql`case when ${table.lockedUntil} is not null or ${table.lastAt} < ${forgotten} then 1 else ${table.count} + 1 end`;
  const taken = await db
    .insert(table)
    .values({ key, count: 1, lastAt: now })
    .onConflictDoUpdate({
      target: table.key,
      set: {
        count,
        lastAt: now,
        lockedUntil: sql`case when (${count}) >= ${GUESSES} then ${lock}::timestamptz end`,
      },
      setWhere: sql`${table.lockedUntil} is null or ${table.lockedUntil} <= ${at}`,
    })
    .returning({ key: table.key });
  if (taken.length > 0) return null;
  const [locked] = await db.select({ until: table.lockedUntil }).from(table).where(eq(table.key, key));
  return locked?.until ?? now;
}

/** The right answer was given: the count starts again. */
export async function forgetGuesses(db: Database, guess: Guess, name: string): Promise<void> {
  const { signInAttempts: table } = schema;
  await db.delete(table).where(eq(table.key, guessKey(guess, name)));
}

function guessKey(guess: Guess, name: string): Uint8Array {
  return createHash('sha256').update(`${guess}\n${name.trim().toLowerCase()}`).digest();
}
