import { createHash } from 'node:crypto';
import { Refusal, type Scope } from '@sinia/core';
import type { Database, Transaction } from '@sinia/database';
import type { Logger } from 'pino';
import type { Dependencies } from '../use-cases/context.ts';
import type { IntegrationActor } from './actor.ts';
import { findApiKey, insertApiKey, revokeApiKeyRow, touchApiKey } from './api-keys-store.ts';
import { ShortMemory } from './short-memory.ts';

const MINUTE_MS = 60_000;
const KEY_SHAPE = /^sk_[A-Za-z0-9_-]{32,100}$/;

/** SHA-256 is enough: a key holds 256 random bits, so there is nothing to guess from the hash. */
function keyHash(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/**
 * Makes a secret key; its text is shown once and kept nowhere.
 *
 * @param given a key that was drawn elsewhere (the demo's), in the same shape.
 */
export async function createApiKey(
  { db, clock, random }: Pick<Dependencies, 'clock' | 'random'> & { readonly db: Database | Transaction },
  { name, scopes, given }: { name: string; scopes: readonly Scope[]; given?: string },
): Promise<{ id: string; key: string }> {
  const key = given ?? `sk_${Buffer.from(random(32)).toString('base64url')}`;
  if (!KEY_SHAPE.test(key)) throw new Error('a secret key is sk_ and at least 32 letters or digits');
  const id = await insertApiKey(db, { name, scopes, hash: keyHash(key) }, clock(), random(16));
  return { id, key };
}

/** Ends a key; whoever still holds it is refused within 5 s. */
export function revokeApiKey(
  { db, clock }: Pick<Dependencies, 'clock'> & { readonly db: Database | Transaction },
  id: string,
): Promise<void> {
  return revokeApiKeyRow(db, id, clock());
}

/** Recognises secret keys, mostly without a query; their last use is written once a minute. */
export class ApiKeys {
  readonly #db: Database;
  readonly #clock: () => Date;
  readonly #log: Logger;
  readonly #memory: ShortMemory<IntegrationActor | null>;
  readonly #touched = new Map<string, number>();

  constructor({ db, clock, log }: Pick<Dependencies, 'db' | 'clock' | 'log'>) {
    this.#db = db;
    this.#clock = clock;
    this.#log = log;
    this.#memory = new ShortMemory(clock);
  }

  async actor(key: string): Promise<IntegrationActor> {
    if (!KEY_SHAPE.test(key)) throw new Refusal('credential_invalid');
    const hash = keyHash(key);
    const actor = await this.#memory.get(hash.toString('base64'), () => findApiKey(this.#db, hash));
    if (!actor) throw new Refusal('credential_invalid');
    this.#touch(actor.id);
    return actor;
  }

  #touch(id: string): void {
    const now = this.#clock();
    if (now.getTime() - (this.#touched.get(id) ?? 0) < MINUTE_MS) return;
    this.#touched.set(id, now.getTime());
    touchApiKey(this.#db, id, now).catch((error) => {
      this.#log.warn({ err: error, keyId: id }, 'the last use of a key could not be noted');
    });
  }
}
