import { newId, type Scope } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { IntegrationActor } from './actor.ts';

const MINUTE_MS = 60_000;

export interface NewApiKey {
  readonly name: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly Scope[];
}

export async function insertApiKey(
  db: Database | Transaction,
  key: NewApiKey,
  now: Date,
  random: Uint8Array,
): Promise<string> {
  const id = newId('key', now.getTime(), random);
  await db.insert(schema.apiKeys).values({ ...key, id, scopes: [...key.scopes], createdAt: now });
  return id;
}

/** The live key with this hash. */
export async function findApiKey(db: Database, hash: Uint8Array): Promise<IntegrationActor | null> {
  const { apiKeys } = schema;
  const [row] = await db
    .select({ id: apiKeys.id, name: apiKeys.name, scopes: apiKeys.scopes })
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
  return row ? { kind: 'integration', ...row } : null;
}

export async function revokeApiKeyRow(db: Database | Transaction, id: string, now: Date): Promise<void> {
  const { apiKeys } = schema;
  await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)));
}

/** Notes the use, unless one was noted in the last minute (by another process, say). */
export async function touchApiKey(db: Database, id: string, now: Date): Promise<void> {
  const { apiKeys } = schema;
  const stale = lt(apiKeys.lastUsedAt, new Date(now.getTime() - MINUTE_MS));
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), stale)));
}
