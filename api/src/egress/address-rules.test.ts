import { expect, test } from 'vitest';
import { mayReach, parseNetwork } from './address-rules.ts';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

test.each([
  ['93.184.216.34', [], true],
  ['2606:2800:220:1::1', [], true],
  ['10.0.0.1', [], false],
  ['10.0.0.1', ['10.0.0.0/24'], true],
  ['10.0.1.1', ['10.0.0.0/24'], false],
  ['172.31.255.255', [], false],
  ['172.32.0.1', [], true],
  ['192.168.1.1', ['192.168.1.1'], true],
  ['100.64.0.1', [], false],
  ['127.0.0.1', [], false],
  ['127.8.8.8', LOOPBACK, true],
  ['::1', [], false],
  ['::1', LOOPBACK, true],
  ['[::1]', LOOPBACK, true],
  ['::ffff:127.0.0.1', [], false],
  ['::ffff:7f00:1', [], false],
  ['::ffff:7f00:1', LOOPBACK, true],
  ['::ffff:a9fe:a9fe', LOOPBACK, false],
  ['fd12::1', ['fd12::/16'], true],
  ['fd00:ec2::254', ['fc00::/7'], false],
  ['169.254.169.254', ['169.254.0.0/16'], false],
  ['fe80::1%eth0', ['fe80::/10'], false],
  ['0.0.0.0', ['0.0.0.0/0'], false],
  ['::', ['::/0'], false],
  ['64:ff9b::7f00:1', ['::/0'], false],
  ['2002:7f00:1::', ['::/0'], false],
  ['::7f00:1', [], false],
  ['::127.0.0.1', LOOPBACK, false],
  ['::ffff:0:127.0.0.1', ['::/0'], false],
  ['::ffff:0:7f00:1', ['::/0'], false],
  ['64:ff9b:1::7f00:1', ['::/0'], false],
  ['2001:0:7f00:1::', ['::/0'], false],
  ['0:0:0:0:0:ffff:7f00:1', [], false],
  ['0:0:0:0:0:0:0:1', [], false],
  ['224.0.0.1', ['0.0.0.0/0'], false],
  ['localhost', LOOPBACK, false],
  ['', LOOPBACK, false],
])('%s, with %j allowed: %s', (address, allowed, expected) => {
  expect(mayReach(address, allowed)).toBe(expected);
});

test.each(['10.0.0.0/33', 'fd00::/129', '10.0.0/8', 'example.cat', '10.0.0.0/x', ''])(
  '%j is no network',
  (text) => {
    expect(() => parseNetwork(text)).toThrow(TypeError);
  },
);
