import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { Refusal } from '@sinia/core';
import type { Context as HonoContext } from 'hono';
import type { IdempotencyKey } from '../use-cases/idempotency.ts';
import { callerAddress, countedAddress } from './caller-address.ts';
import type { RestEnvironment } from './rest-environment.ts';

export const IdempotencyHeader = z.object({
  'idempotency-key': z.string().optional().openapi({
    description:
      'Chosen by the caller, at most 255 characters: the same key and body give the same answer for 24 hours.',
    example: '5f0c2a52-6a5d-4c07-9d51-2b6f1c0f4a11',
  }),
});

/** The caller's key with what must not differ when it comes again; undefined where none was sent. */
export function idempotencyOf(c: HonoContext<RestEnvironment>, body: unknown): IdempotencyKey | undefined {
  const key = c.req.header('Idempotency-Key');
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal('invalid_idempotency_key');
  return { key, request: { verb: c.req.method, path: c.req.path, body } };
}

/** As long as a UUID: nobody else draws the same. */
const DRAWN_LENGTH = 32;

/**
 * The same for an answer that lets its reader in somewhere. All visitors of a page share its credential, so that a key that
 * somebody else may choose as well counts for one browser alone; one that was drawn at random counts wherever they go on.
 */
export function ownIdempotencyOf(c: HonoContext<RestEnvironment>, body: unknown): IdempotencyKey | undefined {
  const idempotency = idempotencyOf(c, body);
  if (!idempotency || c.var.actor.kind !== 'site' || idempotency.key.length >= DRAWN_LENGTH)
    return idempotency;
  const { trustedProxies = 0 } = c.var.dependencies.settings;
  const browser = [countedAddress(callerAddress(c, trustedProxies)), c.req.header('User-Agent') ?? ''];
  const whose = createHash('sha256').update(browser.join('\n')).digest('base64url');
  return { ...idempotency, key: `${whose}:${idempotency.key}` };
}
