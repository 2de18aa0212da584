import type { Subscription } from '@sinia/channels/graph-mail';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, inArray } from 'drizzle-orm';
import { seal, unseal } from '../../auth/seal.ts';
import type { Dependencies } from '../context.ts';

const { graphReadings, inboundEnvelopes } = schema;

export type ReadingRow = typeof graphReadings.$inferSelect;

export async function readReading(db: Database | Transaction, mailboxId: string): Promise<ReadingRow | null> {
  const [row] = await db.select().from(graphReadings).where(eq(graphReadings.mailboxId, mailboxId));
  return row ?? null;
}

export function readReadings(db: Database): Promise<ReadingRow[]> {
  return db.select().from(graphReadings);
}

/** Another place is read from its beginning, under a new secret. */
export async function beginGraphReading(
  tx: Transaction,
  { secret, random }: Pick<Dependencies, 'secret' | 'random'>,
  mailboxId: string,
): Promise<void> {
  const drawn = Buffer.from(random(32)).toString('base64url');
  const clientState = seal(secret, purposeOf(mailboxId), drawn);
  await tx.delete(graphReadings).where(eq(graphReadings.mailboxId, mailboxId));
  await tx.insert(graphReadings).values({ mailboxId, clientState });
}

/** Empty, which nothing matches, where it was sealed under another secret. */
export function clientStateOf(secret: string, { mailboxId, clientState }: ReadingRow): string {
  return unseal(secret, purposeOf(mailboxId), clientState) ?? '';
}

const purposeOf = (mailboxId: string) => `graph-state:${mailboxId}`;

export async function changeReading(
  db: Database,
  mailboxId: string,
  set: Partial<Omit<ReadingRow, 'mailboxId' | 'clientState'>>,
): Promise<void> {
  await db.update(graphReadings).set(set).where(eq(graphReadings.mailboxId, mailboxId));
}

/** That one is gone; a later one that we have made meanwhile is not. */
export async function forgetSubscription(
  db: Database,
  mailboxId: string,
  subscriptionId: string,
): Promise<void> {
  await db
    .update(graphReadings)
    .set({ subscriptionId: null, subscriptionUntil: null })
    .where(and(eq(graphReadings.mailboxId, mailboxId), eq(graphReadings.subscriptionId, subscriptionId)));
}

export function subscriptionOf({ subscriptionId, subscriptionUntil }: ReadingRow): Subscription | null {
  return subscriptionId && subscriptionUntil ? { id: subscriptionId, expiresAt: subscriptionUntil } : null;
}

/** Which of these mails were stored before. */
export async function storedMails(
  db: Database,
  account: string,
  eventKeys: readonly string[],
): Promise<Set<string>> {
  if (eventKeys.length === 0) return new Set();
  const rows = await db
    .select({ eventKey: inboundEnvelopes.eventKey })
    .from(inboundEnvelopes)
    .where(
      and(
        eq(inboundEnvelopes.channel, 'email'),
        eq(inboundEnvelopes.account, account),
        inArray(inboundEnvelopes.eventKey, [...eventKeys]),
      ),
    );
  return new Set(rows.map(({ eventKey }) => eventKey));
}
