import {
  idBody,
  type ReadingDomain,
  readSignedAddress,
  type SigningKey,
  sign,
  verifySignature,
} from './signing.ts';

export type ReplyAddressOptions = { keys: readonly SigningKey[]; domain: string };

export type ReadAddressOptions = { keys: readonly SigningKey[]; domain: ReadingDomain };

/** `invalid`: it has the form of a reply address but no live key signed it. `none`: it is some other address. */
export type ReplyToken = { state: 'valid'; ticketId: string } | { state: 'invalid' } | { state: 'none' };

const NONE: ReplyToken = { state: 'none' };
const INVALID: ReplyToken = { state: 'invalid' };

/**
 * The address that a customer's reply goes to: `reply+<ticket>.<key id><HMAC-SHA256/128>@domain`, at most 64
 * characters before the `@`. It never expires by itself; 180 days after closing core's threading stops taking it.
 */
export function mintReplyAddress(ticketId: string, { keys, domain }: ReplyAddressOptions): string {
  const body = idBody(ticketId, 'tkt');
  return `reply+${body}.${sign(keys, 'reply', [body])}@${domain}`;
}

/** Reads one address. The ticket may still be unknown: the signature proves that we minted it, not that it exists. */
export function readReplyAddress(address: string, { keys, domain }: ReadAddressOptions): ReplyToken {
  const parts = readSignedAddress(address, 'reply', domain);
  if (parts === null) return NONE;
  const valid = parts.body !== '' && verifySignature(keys, 'reply', [parts.body], parts.signature);
  return valid ? { state: 'valid', ticketId: `tkt_${parts.body}` } : INVALID;
}

/**
 * Reads all addresses that a mail went to (envelope, To, Cc): one valid token wins, any invalid one taints the rest.
 * Two valid tokens of different tickets are `invalid`: nobody replies to two tickets at once.
 */
export function readReplyAddresses(addresses: readonly string[], options: ReadAddressOptions): ReplyToken {
  const tokens = addresses.map((address) => readReplyAddress(address, options));
  if (tokens.some(({ state }) => state === 'invalid')) return INVALID;
  const tickets = new Set(tokens.flatMap((token) => (token.state === 'valid' ? [token.ticketId] : [])));
  const [ticketId] = tickets;
  if (ticketId === undefined) return NONE;
  return tickets.size === 1 ? { state: 'valid', ticketId } : INVALID;
}

/** The address for a member of staff who may answer one ticket by mail; another agent's is worth nothing. */
export function mintAgentAddress(
  ticketId: string,
  agentId: string,
  { keys, domain }: ReplyAddressOptions,
): string {
  const body = idBody(ticketId, 'tkt');
  return `agent+${body}.${sign(keys, 'agent', [body, agentId])}@${domain}`;
}

/** As readReplyAddress, for the agent whose address the mail claims to come from. */
export function readAgentAddress(
  address: string,
  agentId: string,
  { keys, domain }: ReadAddressOptions,
): ReplyToken {
  const parts = readSignedAddress(address, 'agent', domain);
  if (parts === null) return NONE;
  const valid = parts.body !== '' && verifySignature(keys, 'agent', [parts.body, agentId], parts.signature);
  return valid ? { state: 'valid', ticketId: `tkt_${parts.body}` } : INVALID;
}
