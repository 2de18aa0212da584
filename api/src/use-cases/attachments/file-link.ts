import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, Dependencies } from '../context.ts';

const LIFE_MS = 5 * 60_000;

/** A link on the files' origin, without cookie or header: it ends after five minutes. */
export function signFileLink(context: Context, id: string): { url: string; expiresAt: string } {
  const { settings, secret, clock } = context.dependencies;
  const expires = clock().getTime() + LIFE_MS;
  const seal = signature(secret, id, expires).toString('base64url');
  return {
    url: `${settings.filesUrl}/files/${id}?expires=${expires}&seal=${seal}`,
    expiresAt: new Date(expires).toISOString(),
  };
}

export function fileLinkHolds(
  { secret, clock }: Dependencies,
  id: string,
  expires: number,
  seal: string,
): boolean {
  const given = Buffer.from(seal, 'base64url');
  const expected = signature(secret, id, expires);
  return expires > clock().getTime() && given.length === expected.length && timingSafeEqual(given, expected);
}

function signature(secret: string, id: string, expires: number): Buffer {
  return createHmac('sha256', secret).update(`file.${id}.${expires}`).digest();
}
