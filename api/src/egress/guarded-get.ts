import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { mayReach } from './address-rules.ts';
import type { Resolve } from './resolve-guarded.ts';

export const EGRESS_REFUSALS = [
  'address',
  'host',
  'private',
  'redirects',
  'too_large',
  'gone',
  'unreachable',
] as const;
export type EgressRefusalCode = (typeof EGRESS_REFUSALS)[number];

/** Why nothing was fetched. `unreachable` may be otherwise later. */
export class EgressRefusal extends Error {
  readonly code: EgressRefusalCode;

  constructor(code: EgressRefusalCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'EgressRefusal';
    this.code = code;
  }
}

export type GuardOptions = {
  /** Hosts that may be asked; subdomains of one that begins with a dot. */
  hosts: readonly string[];
  /** Origins of our own machine that may be asked all the same: a fake on loopback while developing. */
  trustedOrigins?: readonly string[];
  headers?: Readonly<Record<string, string>>;
  maxBytes: number;
  timeoutMs?: number;
  resolve?: Resolve;
};

export type Fetched = { bytes: Uint8Array; mediaType: string | null };

const TIMEOUT_MS = 20_000;
const REDIRECTS = 3;

const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Fetches what somebody else's message names, and nothing inside the house: hosts by a list, names resolved once and
 * every address checked, the connection made to the very address that was checked, redirects judged like the first
 * request and without its credentials when they lead elsewhere, and no more bytes than asked for.
 *
 * @throws EgressRefusal
 */
export async function guardedGet(address: string, options: GuardOptions): Promise<Fetched> {
  let [url, headers] = [parse(address), options.headers ?? {}];
  for (let hops = 0; hops <= REDIRECTS; hops += 1) {
    const response = await ask(url, headers, options);
    const next = redirectOf(response, url);
    if (!next) return read(response, options.maxBytes);
    response.destroy();
    if (next.host !== url.host) headers = {};
    url = next;
  }
  throw new EgressRefusal('redirects', 'too many of them');
}

function parse(address: string): URL {
  const url = URL.parse(address);
  if (!url) throw new EgressRefusal('address', 'it cannot be read');
  return url;
}

async function ask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  options: GuardOptions,
): Promise<IncomingMessage> {
  const trusted = options.trustedOrigins?.includes(url.origin) ?? false;
  if (!trusted) judge(url, options.hosts);
  const to = await addressOf(url, trusted, options.resolve ?? systemResolve);
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? secure : plain)(url, {
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...headers },
      signal: timeout,
      agent: false,
      // The name is not asked for again: what was checked is what is connected to.
      lookup: (_host, { all }, done) => {
        if (all) done(null, [to]);
        else done(null, to.address, to.family);
      },
    });
    request.once('response', resolve);
    request.once('error', (error) => reject(new EgressRefusal('unreachable', error.message)));
    request.end();
  });
}

function judge(url: URL, hosts: readonly string[]): void {
  const { protocol, hostname, port, username, password } = url;
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '')
    throw new EgressRefusal('address', 'only plain https addresses');
  const listed = hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
  if (!listed || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0)
    throw new EgressRefusal('host', 'not one of its hosts');
}

async function addressOf({ hostname }: URL, trusted: boolean, resolve: Resolve) {
  const found = await resolve(hostname.replace(/^\[|\]$/g, '')).catch((error: Error) => {
    throw new EgressRefusal('unreachable', error.message);
  });
  const [first] = found;
  if (!first) throw new EgressRefusal('unreachable', 'the name leads nowhere');
  if (!trusted && !found.every(({ address }) => mayReach(address, [])))
    throw new EgressRefusal('private', 'the name leads into a private network');
  return first;
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (statusCode < 300 || statusCode > 399 || !headers.location) return null;
  const next = URL.parse(headers.location, from.href);
  if (!next) throw new EgressRefusal('address', 'the redirect cannot be read');
  return next;
}

async function read(response: IncomingMessage, maxBytes: number): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  try {
    if (statusCode !== 200) throw refusalOf(statusCode);
    if (Number(headers['content-length'] ?? 0) > maxBytes)
      throw new EgressRefusal('too_large', 'as it says itself');
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.byteLength;
      if (size > maxBytes) throw new EgressRefusal('too_large', 'more than it may be');
      pieces.push(piece);
    }
    return {
      bytes: Buffer.concat(pieces),
      mediaType: headers['content-type']?.split(';')[0]?.trim() ?? null,
    };
  } catch (error) {
    throw error instanceof EgressRefusal ? error : new EgressRefusal('unreachable', (error as Error).message);
  } finally {
    response.destroy();
  }
}

/** An address that has run out does not come back; an overloaded server does. */
function refusalOf(status: number): EgressRefusal {
  const passing = status === 408 || status === 429 || status >= 500;
  return new EgressRefusal(passing ? 'unreachable' : 'gone', `HTTP ${status}`);
}
