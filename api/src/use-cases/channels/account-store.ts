import type { ChannelSecrets } from '@sinia/channels';
import { admit, Refusal, settle } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, isNull, lt, or } from 'drizzle-orm';
import { seal, unseal } from '../../auth/seal.ts';

const { channelAccounts: accounts, groups } = schema;

export type AccountRow = typeof accounts.$inferSelect;
export type NewAccount = typeof accounts.$inferInsert;

/** Of an account whose secrets were sealed under another key: it accepts nothing and says nothing. */
const NO_SECRETS: ChannelSecrets = {
  signing: [],
  verifyToken: null,
  accessToken: null,
  refreshToken: null,
  clientSecret: null,
};

/** How often it is written down that something came: a minute says as much as a row for every message. */
const EVERY_MS = 60_000;

export function readAccounts(db: Database | Transaction): Promise<AccountRow[]> {
  return db.select().from(accounts).orderBy(asc(accounts.channel), asc(accounts.name));
}

export async function lockAccount(tx: Transaction, id: string): Promise<AccountRow> {
  const [row] = await tx.select().from(accounts).where(eq(accounts.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

/** @throws Refusal where the number, page or bot is connected already, or the group does not exist. */
export async function insertAccount(tx: Transaction, row: NewAccount): Promise<void> {
  await checkGroup(tx, row.groupId);
  const made = await tx.insert(accounts).values(row).onConflictDoNothing().returning({ id: accounts.id });
  if (made.length > 0) return;
  throw new Refusal('account_taken', { fields: [{ pointer: '/externalId', code: 'account_taken' }] });
}

export async function writeAccount(
  tx: Database | Transaction,
  id: string,
  set: { [Field in keyof NewAccount]?: NewAccount[Field] | undefined },
): Promise<void> {
  if (set.groupId) await checkGroup(tx, set.groupId);
  if (Object.keys(set).length > 0) await tx.update(accounts).set(set).where(eq(accounts.id, id));
}

export function sealSecrets(secret: string, id: string, secrets: ChannelSecrets): string {
  return seal(secret, `channel:${id}`, JSON.stringify(secrets));
}

export function openSecrets(
  secret: string,
  { id, secrets }: Pick<AccountRow, 'id' | 'secrets'>,
): ChannelSecrets {
  const text = unseal(secret, `channel:${id}`, secrets);
  return text ? { ...NO_SECRETS, ...(JSON.parse(text) as Partial<ChannelSecrets>) } : NO_SECRETS;
}

/** That something came in; what ailed the account before is over. */
export async function noteEvent(db: Database, id: string, now: Date): Promise<void> {
  const stale = or(
    isNull(accounts.lastEventAt),
    lt(accounts.lastEventAt, new Date(now.getTime() - EVERY_MS)),
  );
  await db
    .update(accounts)
    .set({ lastEventAt: now })
    .where(and(eq(accounts.id, id), stale));
}

/** What ails an account, in one of the send codes. */
export async function noteProblem(db: Database, id: string, code: string, now: Date): Promise<void> {
  await db.update(accounts).set({ lastError: code, lastErrorAt: now }).where(eq(accounts.id, id));
}

/** Whether the provider may be asked now; where it rests, one request at a time tries whether it is back. */
export async function admitAttempt(db: Database, id: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { breaker } = await lockAccount(tx, id);
    const next = admit(breaker, now.getTime());
    if (next.breaker !== breaker) await writeAccount(tx, id, { breaker: next.breaker });
    return next.admitted;
  });
}

/** How the provider has answered: the breaker moves, and what works is no problem any more. */
export async function noteAttempt(
  db: Database,
  id: string,
  failure: string | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { breaker: before } = await lockAccount(tx, id);
    const breaker = settle(before, { failed: failure !== null, now: now.getTime() });
    const worked = { lastSentAt: now, lastError: null, lastErrorAt: null };
    await writeAccount(tx, id, {
      breaker,
      ...(failure === null ? worked : { lastError: failure, lastErrorAt: now }),
    });
  });
}

/** @throws Refusal `group_unknown` */
export async function checkGroup(tx: Database | Transaction, id: string): Promise<void> {
  const [group] = await tx.select({ id: groups.id }).from(groups).where(eq(groups.id, id));
  if (group) return;
  throw new Refusal('group_unknown', { fields: [{ pointer: '/groupId', code: 'group_unknown' }] });
}
