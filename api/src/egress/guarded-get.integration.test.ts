import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EgressRefusal, type GuardOptions, guardedGet } from './guarded-get.ts';
import { NOT_LISTED, WAYS_INSIDE } from './ways-inside.ts';

/** Something inside the house that nobody outside may make us reach. */
let canary: Server;
let hits: { path: string; authorization: string | undefined }[] = [];
let port = 0;

beforeAll(async () => {
  canary = createServer((request, response) => {
    const path = request.url ?? '';
    hits.push({ path, authorization: request.headers.authorization });
    const answer = ANSWERS[path] ?? redirectIn(path);
    if (answer) answer(response);
    else response.end('inside');
  });
  await new Promise<void>((ready) => canary.listen(0, '127.0.0.1', ready));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => canary.close());
beforeEach(() => {
  hits = [];
});

type Answer = (response: import('node:http').ServerResponse) => void;
const redirect =
  (location: () => string): Answer =>
  (response) =>
    response.writeHead(302, { location: location() }).end();

/** `/to?…` leads wherever it says, letter for letter. */
function redirectIn(path: string): Answer | undefined {
  const [, location] = path.split('/to?');
  return location === undefined
    ? undefined
    : redirect(() => Buffer.from(decodeURIComponent(location)).toString('latin1'));
}

const ANSWERS: Record<string, Answer> = {
  '/to-private': redirect(() => 'http://10.0.0.1/'),
  '/to-metadata': redirect(() => 'http://169.254.169.254/latest/meta-data/'),
  '/to-other-port': redirect(() => `http://localhost:${port}/secret`),
  '/to-file': redirect(() => 'file:///etc/passwd'),
  '/loop': redirect(() => '/loop'),
  '/twice': redirect(() => '/file'),
  '/file': (response) => response.writeHead(200, { 'content-type': 'image/png; x=1' }).end('1234567890'),
  '/huge': (response) => response.writeHead(200, { 'content-length': '999999' }).end(),
  '/endless': (response) => {
    response.writeHead(200);
    const more = () => {
      if (response.writable && !response.destroyed) response.write('x'.repeat(1_000), more);
    };
    more();
  },
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('x');
    setImmediate(() => response.destroy());
  },
  '/gone': (response) => response.writeHead(404).end(),
  '/busy': (response) => response.writeHead(503).end(),
};

const LISTED = ['files.example', '.cdn.example'];

async function codeOf(address: string, more: Partial<GuardOptions> = {}): Promise<string> {
  try {
    await guardedGet(address, { hosts: LISTED, maxBytes: 100, timeoutMs: 3_000, ...more });
    return 'fetched';
  } catch (error) {
    if (error instanceof EgressRefusal) return error.code;
    throw error;
  }
}

const FORMS = [
  (host: string) => `https://${host}/`,
  (host: string) => `http://${host}/`,
  (host: string) => `https://files.example@${host}/`,
];
const STRANGE = [
  ...[
    'file:///etc/passwd',
    'ftp://files.example/',
    'gopher://files.example/',
    'data:text/plain,x',
    'javascript:1',
  ],
  ...[
    'https:files.example',
    '//files.example/',
    'https://',
    'files.example',
    '',
    ' ',
    'https://[::1',
    'https://%00/',
  ],
  ...[
    'http://files.example/',
    'https://files.example:8443/',
    'https://user@files.example/',
    'https://u:p@files.example/',
  ],
  ...[
    'https://files.example\\@127.0.0.1/',
    'https://127.0.0.1#@files.example/',
    'https://127.0.0.1?files.example',
  ],
  ...[
    'https://127.0.0.1\\files.example',
    'http://files.example%0d%0aHost:127.0.0.1/',
    'unix:/var/run/docker.sock',
  ],
];
const HOSTS = [...WAYS_INSIDE, ...NOT_LISTED];
const ADDRESSES = [...HOSTS.flatMap((host) => FORMS.map((form) => form(host))), ...STRANGE];

describe('nothing inside the house is reached', () => {
  test(`${ADDRESSES.length} ways to write it: none is asked`, async () => {
    expect(ADDRESSES.length).toBeGreaterThan(100);
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    for (const address of ADDRESSES) {
      const withPort = address.replace(
        /^(https?:\/\/(?:[^/@]*@)?(?:\[[^\]]*\]|[^/:?#\\]+))\//,
        `$1:${port}/`,
      );
      for (const one of [address, withPort])
        expect([one, await codeOf(one, { resolve })]).not.toContain('fetched');
    }
    expect(hits).toEqual([]);
  });

  test.each([
    ['into this machine', ['127.0.0.1']],
    ['into a private network', ['10.0.0.7']],
    ['to one public and one private address', ['93.184.215.14', '127.0.0.1']],
    ['to a mapped address', ['::ffff:127.0.0.1']],
    ['to the metadata of a cloud', ['169.254.169.254']],
  ])('a listed name that leads %s', async (_name, addresses) => {
    const resolve = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    expect(await codeOf('https://files.example/a.jpg', { resolve })).toBe('private');
    expect(await codeOf('https://a.cdn.example/a.jpg', { resolve })).toBe('private');
    expect(hits).toEqual([]);
  });

  test('a name that changes after it was checked is not asked for again', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '198.51.100.1' : '127.0.0.1', family: 4 }];
    };
    expect(await codeOf('https://files.example/', { resolve, timeoutMs: 300 })).toBe('unreachable');
    expect([asked, hits]).toEqual([1, []]);
  });

  test(`${ADDRESSES.length} redirects of a host that may be asked: none is followed`, async () => {
    const origin = `http://127.0.0.1:${port}`;
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    // Whoever is trusted by name is so on its own port only: the canary must not be one that is.
    const trustedOrigins = [origin];
    for (const address of ADDRESSES.filter((one) => URL.canParse(one) && new URL(one).origin !== origin)) {
      hits = [];
      const path = `/to?${encodeURIComponent(address)}`;
      expect([address, await codeOf(`${origin}${path}`, { trustedOrigins, resolve })]).not.toContain(
        'fetched',
      );
      expect([address, hits.map((hit) => hit.path)]).toEqual([address, [path]]);
    }
  });

  test.each([
    ['/to-private', 'address'],
    ['/to-metadata', 'address'],
    ['/to-file', 'address'],
    ['/to-other-port', 'address'],
    ['/loop', 'redirects'],
  ])('a redirect %s is refused', async (path, code) => {
    const trustedOrigins = [`http://127.0.0.1:${port}`];
    expect(await codeOf(`http://127.0.0.1:${port}${path}`, { trustedOrigins })).toBe(code);
    expect(hits.every((hit) => hit.path === path)).toBe(true);
  });
});

describe('what may be fetched', () => {
  const get = (path: string, more: Partial<GuardOptions> = {}) => {
    const trustedOrigins = [`http://127.0.0.1:${port}`];
    return codeOf(`http://127.0.0.1:${port}${path}`, { trustedOrigins, ...more });
  };

  test('is fetched, with its credentials, and its type without parameters', async () => {
    const origin = `http://127.0.0.1:${port}`;
    const fetched = await guardedGet(`${origin}/twice`, {
      ...{ hosts: [], trustedOrigins: [origin], maxBytes: 100, headers: { authorization: 'Bearer x' } },
    });
    expect({ ...fetched, bytes: Buffer.from(fetched.bytes).toString() }).toEqual({
      bytes: '1234567890',
      mediaType: 'image/png',
    });
    expect(hits.map((hit) => hit.authorization)).toEqual(['Bearer x', 'Bearer x']);
  });

  test('credentials do not follow to another host', async () => {
    ANSWERS['/elsewhere'] = redirect(() => `http://localhost:${port}/file`);
    const trustedOrigins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
    await get('/elsewhere', { trustedOrigins, headers: { authorization: 'Bearer x' } });
    expect(hits.map((hit) => hit.authorization)).toEqual(['Bearer x', undefined]);
  });

  test.each([
    ['/huge', 'too_large'],
    ['/endless', 'too_large'],
    ['/cut', 'unreachable'],
    ['/gone', 'gone'],
    ['/busy', 'unreachable'],
  ])('%s is %s', async (path, code) => {
    expect(await get(path)).toBe(code);
  });
});
