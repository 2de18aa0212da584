import { BlockList, isIPv4, isIPv6 } from 'node:net';

type Network = readonly [string, number];

/** Nobody's business from here: this host, cloud metadata and its kind, multicast, translations of IPv4. */
const NEVER: readonly Network[] = [
  ...([
    '0.0.0.0/8',
    '169.254.0.0/16',
    '192.0.0.0/24',
    '192.88.99.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ] as const),
  ...([
    '::/128',
    'fe80::/10',
    'fec0::/10',
    'ff00::/8',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '2002::/16',
  ] as const),
  ...(['2001::/32', 'fd00:ec2::/32', '::ffff:0:0:0/96', '100::/64', '5f00::/16'] as const),
].map(parseNetwork);

/** Ours: reachable only where the operator says so. */
const INTERNAL: readonly Network[] = [
  ...(['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const),
  // The last is IPv4 written as IPv6, as nobody does any more; ::1 is in it.
  ...(['198.18.0.0/15', '::1/128', 'fc00::/7', '::/96'] as const),
].map(parseNetwork);

const never = listOf(NEVER);
const internal = listOf(INTERNAL);

/** @param text `10.20.0.0/16`; an address alone is itself. @throws TypeError for what is no network */
export function parseNetwork(text: string): Network {
  const [address = '', bits] = text.trim().split('/');
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
  const length = bits === undefined ? most : Number(bits);
  if (most === undefined || length === undefined || !Number.isInteger(length) || length < 0 || length > most)
    throw new TypeError(`${text} is no network`);
  return [address, length];
}

/**
 * Whether a connection may go to an address: public ones always, those of our own networks where the operator allows
 * them, link-local, multicast and translated ones never.
 *
 * @param allowed networks in CIDR form
 */
export function mayReach(address: string, allowed: readonly string[]): boolean {
  const plain = withoutMapping(address);
  const family = isIPv4(plain) ? 'ipv4' : isIPv6(plain) ? 'ipv6' : undefined;
  if (!family || never.check(plain, family)) return false;
  if (!internal.check(plain, family)) return true;
  return listOf(allowed.map(parseNetwork)).check(plain, family);
}

/** `::ffff:10.0.0.1` and `::ffff:a00:1` are 10.0.0.1. */
function withoutMapping(address: string): string {
  const bare = address.replace(/^\[|\]$|%.*$/g, '').toLowerCase();
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (dotted?.[1]) return dotted[1];
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(bare) ?? [];
  if (high === undefined || low === undefined) return bare;
  const bytes = [high, low].flatMap((word) => {
    const value = Number.parseInt(word, 16);
    return [value >> 8, value & 255];
  });
  return bytes.join('.');
}

function listOf(networks: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of networks) list.addSubnet(address, bits, isIPv4(address) ? 'ipv4' : 'ipv6');
  return list;
}
