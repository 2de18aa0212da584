import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '@sinia/core';
import { canonicalJson, schema } from '@sinia/database';
import { and, eq, sql } from 'drizzle-orm';
import { actorKey } from '../auth/actor.ts';
import type { Context } from './context.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface IdempotencyKey {
  /** At most 255 characters, chosen by the caller. */
  readonly key: string;
  /** What must be the same when the key comes again: verb, path and body. */
  readonly request: unknown;
}

const WAITS_MS = [20, 50, 100, 200];

/**
 * Runs `decide` once for a caller's key: a repetition gets the first answer, another body is refused, a twin that is
 * still running is waited for shortly. All on the connection of the transaction, because twins that each want a second
 * one would wait for each other for ever.
 */
export async function answerOnce<Answer>(
  work: UnitOfWork,
  context: Context,
  idempotency: IdempotencyKey,
  decide: () => Promise<Answer>,
): Promise<Answer> {
  const caller = actorKey(context.actor);
  const { key } = idempotency;
  const bodyHash = createHash('sha256').update(canonicalJson(idempotency.request)).digest();
  const { idempotencyKeys: table } = schema;
  const [earlier] = await holdKey(work, `${caller}\n${key}`, () =>
    work.tx
      .select({ bodyHash: table.bodyHash, response: table.response })
      .from(table)
      .where(and(eq(table.caller, caller), eq(table.key, key))),
  );
  if (earlier) {
    if (!bodyHash.equals(earlier.bodyHash)) throw new Refusal('idempotency_body_differs');
    return earlier.response as Answer;
  }
  const answer = await decide();
  work.insert(table, { caller, key, bodyHash, response: answer, createdAt: work.now });
  return answer;
}

/** What is read under the lock goes with the request for it, in one trip: without the lock it counts for nothing. */
async function holdKey<Read>(work: UnitOfWork, name: string, read: () => PromiseLike<Read>): Promise<Read> {
  for (const wait of [...WAITS_MS, 0]) {
    const [[lock], found] = await Promise.all([
      work.tx.execute<{ held: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as held`,
      ),
      read(),
    ]);
    if (lock?.held) return found;
    if (wait > 0) await sleep(wait);
  }
  throw new Refusal('idempotency_in_progress', { retryAfterSeconds: 1 });
}
