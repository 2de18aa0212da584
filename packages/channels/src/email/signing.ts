import { createHmac, timingSafeEqual } from 'node:crypto';

/** A key that signs addresses. Two may live at once: the first signs, both are accepted. */
export type SigningKey = {
  /** One character `a`–`z` or `2`–`7`, written into what is signed. */
  id: string;
  /** At least 16 random bytes. */
  secret: Uint8Array;
};

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const MAC_BYTES = 16;

/** RFC 4648 base32 in lower case without padding: mail programs may change the case of an address, never digits. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((value >> bits) & 31);
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((value << (5 - bits)) & 31) : text;
}

/** HMAC-SHA256 over purpose and fields, cut to 128 bits, in base32 (26 characters). */
export function mac(secret: Uint8Array, purpose: string, fields: readonly string[]): string {
  if (secret.length < 16) throw new RangeError('A signing secret has at least 16 bytes');
  const hmac = createHmac('sha256', secret).update(purpose);
  for (const field of fields) hmac.update(`\0${Buffer.byteLength(field)}\0`).update(field);
  return base32(hmac.digest().subarray(0, MAC_BYTES));
}

/** Signs with the first key: its id, then the MAC. */
export function sign(keys: readonly SigningKey[], purpose: string, fields: readonly string[]): string {
  const [key] = keys;
  if (key === undefined || !/^[a-z2-7]$/.test(key.id)) throw new RangeError('No usable signing key');
  return key.id + mac(key.secret, purpose, fields);
}

/** True when one of the live keys made the signature; compares in constant time. */
export function verifySignature(
  keys: readonly SigningKey[],
  purpose: string,
  fields: readonly string[],
  signature: string,
): boolean {
  const given = Buffer.from(signature.toLowerCase());
  let valid = false;
  for (const key of keys) {
    const expected = Buffer.from(key.id + mac(key.secret, purpose, fields));
    if (given.length === expected.length && timingSafeEqual(given, expected)) valid = true;
  }
  return valid;
}

/** The part of a prefixed id (`tkt_…`) that goes into an address; at most 29 characters, so that 64 are enough. */
export function idBody(id: string, prefix: string): string {
  const body = id.startsWith(`${prefix}_`) ? id.slice(prefix.length + 1) : '';
  if (!/^[0-9a-z]{1,29}$/.test(body)) throw new RangeError(`Not an id with the prefix ${prefix}`);
  return body;
}

/** Where signed addresses are read: one mail domain, or every one that we have a mailbox on. */
export type ReadingDomain = string | readonly string[];

/** Takes `prefix+body.signature@domain` apart; null when the address has another form or another domain. */
export function readSignedAddress(
  address: string,
  prefix: string,
  domain: ReadingDomain,
): { body: string; signature: string } | null {
  const [local = '', host, ...more] = address.trim().toLowerCase().split('@');
  const ours = (typeof domain === 'string' ? [domain] : domain).some((one) => one.toLowerCase() === host);
  if (!ours || more.length > 0 || !local.startsWith(`${prefix}+`)) return null;
  const [body = '', signature = '', ...rest] = local.slice(prefix.length + 1).split('.');
  return rest.length > 0 ? { body: '', signature: '' } : { body, signature };
}
