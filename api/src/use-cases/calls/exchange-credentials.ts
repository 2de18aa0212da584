import { BlockList, isIP } from 'node:net';
import { sameToken, verifySignature } from '@sinia/channels/phone';
import { Refusal } from '@sinia/core';
import type { Exchange } from './exchange-store.ts';

/** What a request says of the exchange that it comes from. */
export interface ExchangeClaim {
  /** `X-CTI-Signature`. */
  readonly signature: string | undefined;
  /** The static token of an exchange that cannot sign. */
  readonly token: string | undefined;
  /** The network address of the caller. */
  readonly address: string;
  readonly body: Uint8Array;
}

/**
 * The exchange that a request comes from, by its signature, or by its static token from one of its addresses.
 *
 * @throws Refusal `credential_missing`, `signature_invalid`, `signature_expired`, `credential_invalid`,
 *   `address_not_allowed`.
 */
export function exchangeOf(claim: ExchangeClaim, exchanges: readonly Exchange[], now: Date): Exchange {
  if (claim.signature !== undefined) return bySignature(claim, claim.signature, exchanges, now);
  if (claim.token === undefined) throw new Refusal('credential_missing');
  const { token } = claim;
  const found = exchanges.find(({ tokenHash }) => tokenHash && sameToken(token, tokenHash));
  if (!found) throw new Refusal('credential_invalid');
  if (!isListed(claim.address, found.addresses)) throw new Refusal('address_not_allowed');
  return found;
}

function bySignature(
  { body }: ExchangeClaim,
  signature: string,
  exchanges: readonly Exchange[],
  now: Date,
): Exchange {
  let expired = false;
  for (const exchange of exchanges) {
    const verdict = verifySignature(signature, body, exchange.secrets, now);
    if (verdict === 'valid') return exchange;
    expired ||= verdict === 'expired';
  }
  throw new Refusal(expired ? 'signature_expired' : 'signature_invalid');
}

/** @param list addresses and networks: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32` */
export function isListed(address: string, list: readonly string[]): boolean {
  const allowed = new BlockList();
  for (const entry of list) {
    const [network = '', bits] = entry.split('/');
    const family = familyOf(network);
    if (!family) continue;
    if (bits === undefined) allowed.addAddress(network, family);
    else allowed.addSubnet(network, Number(bits), family);
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = familyOf(plain);
  return family !== undefined && allowed.check(plain, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 0 ? undefined : `ipv${version as 4 | 6}`;
}
