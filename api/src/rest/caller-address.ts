import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HonoContext } from 'hono';

/**
 * The address that a request comes from: the socket's, or the rightmost hop that our own proxies did not add. What
 * stands further left in `X-Forwarded-For` anybody may have written.
 *
 * @param trustedProxies how many proxies of ours stand before us.
 */
export function callerAddress(c: HonoContext, trustedProxies: number): string {
  const forwarded = c.req.header('X-Forwarded-For')?.split(',') ?? [];
  const hops = trustedProxies > 0 ? forwarded.map((hop) => hop.trim()).filter(Boolean) : [];
  return hops.at(-trustedProxies) ?? socketAddress(c);
}

function socketAddress(c: HonoContext): string {
  const served = (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined;
  return (served && getConnInfo(c).remote.address) || 'unknown';
}

/** Who is counted: an IPv4 address, or the /64 that one IPv6 subscriber has to itself. */
export function countedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
