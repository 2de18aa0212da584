import { type Database, schema } from '@sinia/database';
import { eq } from 'drizzle-orm';

const { graphSends } = schema;

export type SendAttempt = typeof graphSends.$inferSelect;

/** That a mail was handed over before, and nobody knows what became of it; or that it left. */
export async function readAttempt(db: Database, messageId: string): Promise<SendAttempt | null> {
  const [row] = await db.select().from(graphSends).where(eq(graphSends.messageId, messageId));
  return row ?? null;
}

export async function noteAttempt(db: Database, attempt: SendAttempt): Promise<void> {
  const { messageId, ...set } = attempt;
  await db.insert(graphSends).values(attempt).onConflictDoUpdate({ target: graphSends.messageId, set });
}

/** It surely did not leave. */
export async function forgetAttempt(db: Database, messageId: string): Promise<void> {
  await db.delete(graphSends).where(eq(graphSends.messageId, messageId));
}
