import { CLOSED_BREAKER } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import { type AccountRow, checkGroup, sealSecrets, writeAccount } from './account-store.ts';

const { channelAccounts: accounts } = schema;

const NONE = { signing: [], verifyToken: null, accessToken: null, refreshToken: null, clientSecret: null };

/** The account of our own chat; null until somebody has chatted. */
export async function knownChatAccount(reader: Database | Transaction): Promise<AccountRow | null> {
  const [row] = await reader.select().from(accounts).where(eq(accounts.channel, 'chat')).limit(1);
  return row ?? null;
}

/** The same, made with the first chat: there is nothing to connect, so nobody is asked to. */
export async function chatAccount(tx: Transaction, context: Context, groupId: string): Promise<AccountRow> {
  const known = await knownChatAccount(tx);
  if (known) return known;
  const { clock, secret } = context.dependencies;
  const now = clock();
  const id = drawId(context, now, 'cha');
  await tx
    .insert(accounts)
    .values({
      ...{ id, channel: 'chat', name: 'Xat', externalId: 'chat', groupId, settings: {} },
      ...{ secrets: sealSecrets(secret, id, NONE), breaker: CLOSED_BREAKER, createdAt: now },
    })
    .onConflictDoNothing();
  return (await knownChatAccount(tx)) as AccountRow;
}

/** Whose chats are from now on. @throws Refusal `group_unknown` */
export async function giveChatTo(tx: Transaction, context: Context, groupId: string): Promise<void> {
  await checkGroup(tx, groupId);
  const { id } = await chatAccount(tx, context, groupId);
  await writeAccount(tx, id, { groupId });
}
