import { createHmac, generateKeyPairSync, randomBytes, sign as signRsa } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { customerActor, sealIdentitySecret, siteActor } from './site-identity.ts';
import type { Site } from './sites-store.ts';
import { refusalCode } from './test-world.ts';

const NOW = new Date('2026-12-28T10:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const ORIGIN = 'https://oficinavirtual.example';
const server = { secret: randomBytes(32).toString('hex'), baseUrl: 'https://sinia.example' };

const current = randomBytes(32).toString('base64url');
const former = randomBytes(32).toString('base64url');
const foreign = randomBytes(32).toString('base64url');

const site = siteWith('sit_a', { kid: 'a-2', secret: current }, { kid: 'a-1', secret: former });
const otherSite = siteWith('sit_b', { kid: 'a-2', secret: foreign });

function siteWith(id: string, ...secrets: { kid: string; secret: string }[]): Site {
  return {
    ...{ id, name: id, channel: 'portal', origins: new Set([ORIGIN]), publishableKey: `pk_${id}` },
    identitySecrets: secrets.map(({ kid, secret }) => sealIdentitySecret(server.secret, id, kid, secret)),
  };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = {
  ...{ sub: 'u-17', aud: 'sinia', iat: SECONDS, exp: SECONDS + 300 },
  ...{ name: 'Núria Puig', email: 'Nuria.Puig@example.cat', locale: 'es-ES', contract: 'C-204418' },
};
const header = { alg: 'HS256', typ: 'JWT', kid: 'a-2' };

function token(changes: { header?: object; claims?: object; secret?: string | Buffer; hash?: string } = {}) {
  const body = `${encode({ ...header, ...changes.header })}.${encode({ ...claims, ...changes.claims })}`;
  return `${body}.${createHmac(changes.hash ?? 'sha256', changes.secret ?? current)
    .update(body)
    .digest('base64url')}`;
}

const ask = (jwt: string, at: Site | undefined = site, origin: string | undefined = ORIGIN) =>
  customerActor(at, jwt, origin, server, NOW);

describe('the token that a host signs', () => {
  test('says who its customer is', async () => {
    expect(await ask(token())).toEqual({
      kind: 'customer',
      id: 'site:sit_a:u-17',
      name: 'Núria Puig',
      channel: 'portal',
      email: 'nuria.puig@example.cat',
      contract: 'C-204418',
      language: 'es',
    });
  });

  test('the former secret still counts while it is replaced', async () => {
    const jwt = token({ header: { kid: 'a-1' }, secret: former });
    expect(await ask(jwt)).toMatchObject({ id: 'site:sit_a:u-17' });
  });

  test('names us as its audience, by name or by address', async () => {
    expect(await ask(token({ claims: { aud: ['x', server.baseUrl] } }))).toMatchObject({ kind: 'customer' });
  });

  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
  const body = (head: object) => `${encode({ ...header, ...head })}.${encode(claims)}`;
  const rs = body({ alg: 'RS256' });
  const late = { iat: SECONDS - 700, exp: SECONDS - 100 };

  test.each<[string, string, string]>([
    ['alg none, no signature', `${body({ alg: 'none' })}.`, 'credential_invalid'],
    ['alg None, no signature', `${body({ alg: 'None' })}.`, 'credential_invalid'],
    ['alg none, with a signature', token({ header: { alg: 'none' } }), 'credential_invalid'],
    ['alg HS512', token({ header: { alg: 'HS512' }, hash: 'sha512' }), 'credential_invalid'],
    ['alg HS384 in name only', token({ header: { alg: 'HS384' } }), 'credential_invalid'],
    [
      'RS256 by a key of theirs',
      `${rs}.${signRsa('sha256', Buffer.from(rs), privateKey).toString('base64url')}`,
      'credential_invalid',
    ],
    ['HS256 with a public key as the secret', token({ secret: publicPem as string }), 'credential_invalid'],
    [
      'a key in the header',
      token({ header: { jwk: { kty: 'oct', k: encode({}) } }, secret: 'x' }),
      'credential_invalid',
    ],
    [
      'a key by address',
      token({ header: { jku: 'https://evil.example/keys' }, secret: 'x' }),
      'credential_invalid',
    ],
    ['no kid', token({ header: { kid: undefined } }), 'credential_invalid'],
    ['an unknown kid', token({ header: { kid: 'a-9' } }), 'credential_invalid'],
    ['a kid that is a path', token({ header: { kid: '../../dev/null' }, secret: '' }), 'credential_invalid'],
    ['a kid that is a list', token({ header: { kid: ['a-2'] } }), 'credential_invalid'],
    ['the kid of the other secret', token({ header: { kid: 'a-1' } }), 'credential_invalid'],
    ['the same kid of another site', token({ secret: foreign }), 'credential_invalid'],
    ['an empty secret', token({ secret: '' }), 'credential_invalid'],
    ['an unknown critical header', token({ header: { crit: ['x'], x: 1 } }), 'credential_invalid'],
    ['no exp', token({ claims: { exp: undefined } }), 'credential_invalid'],
    ['an exp that is text', token({ claims: { exp: '9999999999' } }), 'credential_invalid'],
    ['an exp eleven minutes on', token({ claims: { exp: SECONDS + 660 } }), 'credential_invalid'],
    ['an exp in the year 2100', token({ claims: { exp: 4_102_444_800 } }), 'credential_invalid'],
    ['no iat', token({ claims: { iat: undefined } }), 'credential_invalid'],
    [
      'an iat in the future',
      token({ claims: { iat: SECONDS + 120, exp: SECONDS + 300 } }),
      'credential_invalid',
    ],
    ['over', token({ claims: late }), 'credential_expired'],
    ['not before later', token({ claims: { nbf: SECONDS + 120 } }), 'credential_invalid'],
    ['no audience', token({ claims: { aud: undefined } }), 'credential_invalid'],
    ['another audience', token({ claims: { aud: 'sinia:staff' } }), 'credential_invalid'],
    ['another audience in other letters', token({ claims: { aud: 'Sinia' } }), 'credential_invalid'],
    ['no sub', token({ claims: { sub: undefined } }), 'credential_invalid'],
    ['an empty sub', token({ claims: { sub: '' } }), 'credential_invalid'],
    ['a sub that is a number', token({ claims: { sub: 17 } }), 'credential_invalid'],
    ['an email that is none', token({ claims: { email: 'nuria' } }), 'credential_invalid'],
    [
      'a changed claim',
      token().replace(encode(claims), encode({ ...claims, sub: 'u-18' })),
      'credential_invalid',
    ],
    ['a cut signature', token().slice(0, -2), 'credential_invalid'],
    ['an empty signature', `${body({})}.`, 'credential_invalid'],
    ['no token at all', 'a.b.c', 'credential_invalid'],
  ])('%s is refused', async (_, jwt, code) => {
    expect(await refusalCode(ask(jwt))).toBe(code);
  });

  test('of one site is none of another', async () => {
    expect(await refusalCode(ask(token(), otherSite))).toBe('credential_invalid');
    expect(await refusalCode(customerActor(undefined, token(), ORIGIN, server, NOW))).toBe(
      'credential_invalid',
    );
  });

  test('a secret that was sealed for another site or kid does not open', async () => {
    const moved: Site = { ...otherSite, identitySecrets: site.identitySecrets };
    expect(await refusalCode(ask(token(), moved))).toBe('credential_invalid');
    const renamed = site.identitySecrets.map(({ sealed }) => ({ kid: 'a-3', sealed }));
    const jwt = token({ header: { kid: 'a-3' } });
    expect(await refusalCode(ask(jwt, { ...site, identitySecrets: renamed }))).toBe('credential_invalid');
  });

  test('a short secret is not accepted from anybody', () => {
    expect(() => sealIdentitySecret(server.secret, 'sit_a', 'k', 'curt')).toThrow(/32/);
  });
});

describe('the origin of a page', () => {
  const hostile = [
    'null',
    '*',
    '',
    'http://oficinavirtual.example',
    'https://oficinavirtual.example:8443',
    'https://oficinavirtual.example.',
    'https://oficinavirtual.example/',
    'https://OFICINAVIRTUAL.example',
    'https://evil-oficinavirtual.example',
    'https://oficinavirtual.example.evil.example',
    'https://sub.oficinavirtual.example',
    'https://user@oficinavirtual.example',
    undefined,
  ];

  test('the listed one is its site', () => {
    expect(siteActor(site, ORIGIN)).toEqual({ kind: 'site', id: 'sit_a', name: 'sit_a', channel: 'portal' });
  });

  test.each(hostile)('%s is not it', async (origin) => {
    expect(await refusalCode(Promise.resolve().then(() => siteActor(site, origin)))).toBe(
      'origin_not_allowed',
    );
  });

  test.each(hostile.filter((origin) => origin !== undefined))(
    'a token from %s is refused too',
    async (origin) => {
      expect(await refusalCode(ask(token(), site, origin))).toBe('origin_not_allowed');
    },
  );

  test('an unknown key is no site', async () => {
    expect(await refusalCode(Promise.resolve().then(() => siteActor(undefined, ORIGIN)))).toBe(
      'credential_invalid',
    );
  });
});
