import { afterEach, describe, expect, test } from 'vitest';
import type { DnsResolver } from './authentication.ts';
import { createMailAuthenticator, type MailAuthenticator } from './mail-authenticator.ts';

const MAIL = 'From: Anna <anna@correu.example>\r\nSubject: Fuita\r\n\r\nhola\r\n';
const ZONE: Record<string, unknown[]> = {
  'TXT _dmarc.correu.example': [['v=DMARC1; p=reject']],
  'TXT correu.example': [['v=spf1 ip4:192.0.2.10 -all']],
};
const zone: DnsResolver = async (name, type) => {
  const records = ZONE[`${type} ${name}`];
  if (records === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  return records;
};

let authenticator: MailAuthenticator | undefined;
afterEach(() => authenticator?.close());

function open(resolver: DnsResolver, timeoutMs = 2_000): MailAuthenticator {
  authenticator = createMailAuthenticator({ resolver, host: 'mx.sinia.example', timeoutMs });
  return authenticator;
}

const input = (raw: string, remoteAddress = '192.0.2.10') => ({
  raw: Buffer.from(raw),
  remoteAddress,
  helo: 'mail.correu.example',
  mailFrom: 'anna@correu.example',
});

describe('createMailAuthenticator', () => {
  test('asks the injected resolver from its thread, and answers each mail for itself', async () => {
    const checker = open(zone);
    const addresses = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? '192.0.2.10' : '198.51.100.1'));
    const verdicts = await Promise.all(
      addresses.map((address) => checker.authenticate(input(MAIL, address))),
    );
    expect(verdicts.map(({ dmarc }) => dmarc)).toEqual(
      addresses.map((address) => (address === '192.0.2.10' ? 'pass' : 'fail')),
    );
  });

  test('a resolver that never answers gives none in the given time, without losing the thread', async () => {
    let asked = 0;
    const checker = open((name, type) => {
      asked += 1;
      return asked === 1 ? new Promise(() => {}) : zone(name, type);
    }, 300);
    expect(await checker.authenticate(input(MAIL))).toMatchObject({ dmarc: 'none' });
    expect(await checker.authenticate(input(MAIL))).toMatchObject({ dmarc: 'pass' });
  });

  test('a header that stops the check leaves the main thread free and its neighbours their verdict', async () => {
    const checker = open(zone, 200);
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 5);
    const [bomb, neighbour] = await Promise.all([
      checker.authenticate(input(`X: ${'y\r\n '.repeat(60_000)}\r\n${MAIL}`)),
      checker.authenticate(input(MAIL)),
    ]);
    clearInterval(clock);
    expect(bomb).toEqual({ dmarc: 'none', spf: 'none', dkim: 'none', alignedDomain: null });
    expect(neighbour.dmarc).toBe('pass');
    expect(ticks).toBeGreaterThan(20);
  });
});
