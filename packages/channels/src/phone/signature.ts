import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** How far the moment of a signature may be from ours, in seconds. */
export const SIGNATURE_LIFE_SECONDS = 300;

export type SignatureVerdict = 'valid' | 'invalid' | 'expired';

/** `t=<unix seconds>,v1=<hex>`; several `v1` while a secret is being changed. */
const HEADER = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64})+)$/;

/**
 * Checks `X-CTI-Signature` over the bytes as they came: HMAC-SHA256 of `t.body` under one of the secrets.
 *
 * @param secrets the one in use and those that are being replaced; none: nothing is valid.
 */
export function verifySignature(
  header: string,
  body: Uint8Array,
  secrets: readonly string[],
  now: Date,
): SignatureVerdict {
  const [, time = '', given = ''] = HEADER.exec(header.replaceAll(' ', '')) ?? [];
  if (!time) return 'invalid';
  const signatures = given.split(',v1=').slice(1);
  const matches = secrets.some((secret) => {
    const expected = sign(secret, time, body);
    return signatures.some((one) => timingSafeEqual(expected, Buffer.from(one, 'hex')));
  });
  if (!matches) return 'invalid';
  const age = Math.abs(now.getTime() / 1000 - Number(time));
  return age <= SIGNATURE_LIFE_SECONDS ? 'valid' : 'expired';
}

/** The header for a body: for the exchange of the demonstration, tests, and whoever writes an adapter. */
export function signatureFor(secret: string, body: Uint8Array, now: Date): string {
  const time = String(Math.floor(now.getTime() / 1000));
  return `t=${time},v1=${sign(secret, time, body).toString('hex')}`;
}

function sign(secret: string, time: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${time}.`).update(body).digest();
}

/** What is kept of a static token, and compared. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function sameToken(token: string, hash: Uint8Array): boolean {
  return hash.byteLength === 32 && timingSafeEqual(tokenHash(token), hash);
}
