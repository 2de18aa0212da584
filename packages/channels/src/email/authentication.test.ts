import { generateKeyPairSync } from 'node:crypto';
import dns from 'node:dns';
import { dkimSign } from 'mailauth';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { authenticateMail, type DnsResolver } from './authentication.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicDer = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const ZONE: Record<string, unknown[]> = {
  'TXT _dmarc.correu.example': [['v=DMARC1; p=reject']],
  'TXT s1._domainkey.correu.example': [[`v=DKIM1; k=rsa; p=${publicDer}`]],
  'TXT correu.example': [['v=spf1 ip4:192.0.2.10 -all']],
  'TXT altres.example': [['v=spf1 ip4:192.0.2.20 -all']],
};

function notFound(): Error {
  return Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
}

const zone: DnsResolver = async (name, type) => {
  const records = ZONE[`${type} ${name}`];
  if (records === undefined) throw notFound();
  return records;
};

const MAIL = [
  'From: Anna <anna@correu.example>',
  'To: atencio@sinia.example',
  'Subject: Fuita',
  'Date: Tue, 24 Nov 2026 10:00:00 +0100',
  'Message-ID: <m1@correu.example>',
  '',
  'Hi ha una fuita.',
  '',
].join('\r\n');

async function signed(mail = MAIL, options = {}): Promise<string> {
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { signatures } = await dkimSign(mail, {
    signatureData: [{ signingDomain: 'correu.example', selector: 's1', privateKey: key, ...options }],
  } as never);
  return signatures + mail;
}

const authenticate = (raw: string, over: object = {}, resolver: DnsResolver = zone, timeoutMs = 2_000) =>
  authenticateMail(
    {
      raw: Buffer.from(raw),
      remoteAddress: '198.51.100.7',
      helo: 'mx.example',
      mailFrom: 'x@altres.example',
      ...over,
    },
    { resolver, host: 'mx.sinia.example', timeoutMs },
  );

describe('authenticateMail', () => {
  beforeEach(() => {
    for (const method of ['resolve', 'resolveTxt', 'resolveMx', 'resolve4', 'resolve6', 'lookup'] as const)
      vi.spyOn(dns.promises, method as 'resolve').mockRejectedValue(new Error('real DNS was asked'));
  });
  afterEach(() => {
    expect(vi.mocked(dns.promises.resolve)).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('an aligned DKIM signature passes', async () => {
    expect(await authenticate(await signed())).toEqual({
      dmarc: 'pass',
      dkim: 'pass',
      spf: 'fail',
      alignedDomain: 'correu.example',
    });
  });

  test('aligned SPF passes', async () => {
    const verdict = await authenticate(MAIL, {
      remoteAddress: '192.0.2.10',
      mailFrom: 'anna@correu.example',
    });
    expect(verdict).toEqual({ dmarc: 'pass', dkim: 'none', spf: 'pass', alignedDomain: 'correu.example' });
  });

  test('SPF of another domain is not aligned', async () => {
    expect(await authenticate(MAIL, { remoteAddress: '192.0.2.20' })).toMatchObject({
      dmarc: 'fail',
      spf: 'pass',
      alignedDomain: null,
    });
  });

  test('a changed body fails', async () => {
    expect(await authenticate((await signed()).replace('una fuita', 'res'))).toMatchObject({
      dmarc: 'fail',
      dkim: 'fail',
    });
  });

  test('a signature over a part of the body is no pass', async () => {
    const partial = await signed(MAIL, { maxBodyLength: 4 });
    expect(await authenticate(`${partial}Afegit per un altre.\r\n`)).toMatchObject({
      dmarc: 'none',
      alignedDomain: null,
    });
  });

  test('a domain without a DMARC record, a mail without From, and two From lines give none', async () => {
    expect(await authenticate(MAIL.replace('anna@correu.example', 'a@nores.example'))).toMatchObject({
      dmarc: 'none',
    });
    expect(await authenticate('Subject: x\r\n\r\nhola')).toMatchObject({
      dmarc: 'none',
      alignedDomain: null,
    });
    expect(await authenticate(`From: b@correu.example\r\n${await signed()}`)).toMatchObject({
      dmarc: 'none',
    });
  });

  test('an Authentication-Results header that came with the mail proves nothing', async () => {
    const forged = `Authentication-Results: mx.sinia.example; dmarc=pass header.from=correu.example\r\n${MAIL}`;
    expect(await authenticate(forged)).toMatchObject({ dmarc: 'fail' });
  });

  test('a temporary error is none, and so is an unknown host with nothing signed', async () => {
    const failing: DnsResolver = async () => {
      throw Object.assign(new Error('servfail'), { code: 'ESERVFAIL' });
    };
    expect(await authenticate(await signed(), {}, failing)).toMatchObject({
      dmarc: 'none',
      dkim: 'none',
      spf: 'none',
    });
  });

  test('a resolver that never answers costs the given time in all, and gives none', async () => {
    const verdict = await authenticate(await signed(), {}, () => new Promise(() => {}), 150);
    expect(verdict).toEqual({ dmarc: 'none', dkim: 'none', spf: 'none', alignedDomain: null });
  });

  test('no bytes make it reject', async () => {
    for (const raw of [
      '',
      '\0\0\r\n',
      'From: @@@\r\n\r\n',
      'DKIM-Signature: v=1; a=x; b=;;;\r\nFrom: a@b\r\n\r\n',
    ])
      expect((await authenticate(raw)).alignedDomain).toBe(null);
  });
});
