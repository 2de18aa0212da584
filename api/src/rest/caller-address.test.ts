import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { callerAddress, countedAddress } from './caller-address.ts';

async function addressOf(forwarded: string | undefined, proxies: number): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(callerAddress(c, proxies)));
  const incoming = { socket: { remoteAddress: '127.0.0.9', remotePort: 1, remoteFamily: 'IPv4' } };
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
  return (await app.request('/', { headers }, { incoming })).text();
}

test.each([
  ['no proxy of ours: the header is worth nothing', '203.0.113.9', 0, '127.0.0.9'],
  ['one proxy: its own hop', '203.0.113.9, 192.0.2.1', 1, '192.0.2.1'],
  ['two proxies: the hop before the last', '203.0.113.9, 192.0.2.1, 10.0.0.2', 2, '192.0.2.1'],
  ['fewer hops than proxies: somebody came round them', '203.0.113.9', 2, '127.0.0.9'],
  ['no header', undefined, 1, '127.0.0.9'],
  ['empty hops', ' , ,', 1, '127.0.0.9'],
])('%s', async (_, forwarded, proxies, expected) => {
  expect(await addressOf(forwarded, proxies)).toBe(expected);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0db8:0001::1', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, counted) => {
  expect(countedAddress(address)).toBe(counted);
});
