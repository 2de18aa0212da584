import type { ReadAddressOptions } from './reply-token.ts';
import { idBody, readSignedAddress, type SigningKey, sign, verifySignature } from './signing.ts';

export type BounceAddressOptions = { keys: readonly SigningKey[]; domain: string };

export type BounceToken = { state: 'valid'; deliveryId: string } | { state: 'invalid' } | { state: 'none' };

/** The envelope sender of one delivery (VERP): `b+<delivery>.<key id><HMAC-SHA256/128>@domain`. */
export function mintBounceAddress(deliveryId: string, { keys, domain }: BounceAddressOptions): string {
  const body = idBody(deliveryId, 'dlv');
  return `b+${body}.${sign(keys, 'bounce', [body])}@${domain}`;
}

/** Reads the recipient of a bounce. Only `valid` may change a delivery; anything else changes nothing. */
export function readBounceAddress(address: string, { keys, domain }: ReadAddressOptions): BounceToken {
  const parts = readSignedAddress(address, 'b', domain);
  if (parts === null) return { state: 'none' };
  const valid = parts.body !== '' && verifySignature(keys, 'bounce', [parts.body], parts.signature);
  return valid ? { state: 'valid', deliveryId: `dlv_${parts.body}` } : { state: 'invalid' };
}
