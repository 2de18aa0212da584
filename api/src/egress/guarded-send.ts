import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { DirectoryFailure } from '@sinia/directory';
import type { HttpAnswer, HttpRequest, SendHttp } from '@sinia/directory/http';
import { type Resolve, resolveGuarded } from './resolve-guarded.ts';

/**
 * Requests to an address that an administrator typed: resolved and checked once, connected to exactly that, no
 * redirects followed, an answer of bounded size.
 *
 * @param allowed networks of ours that may be reached, in CIDR form
 */
export function guardedSend(allowed: readonly string[], resolve?: Resolve): SendHttp {
  return async (request) => {
    const url = new URL(request.url);
    const { address, family } = await resolveGuarded(url.hostname, allowed, resolve);
    try {
      return await send(request, url, address, family);
    } catch (error) {
      throw failureOf(error);
    }
  };
}

function send(
  { method, headers, body, signal, maxBytes }: HttpRequest,
  url: URL,
  address: string,
  family: number,
): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(
    url,
    {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      ...(signal ? { signal } : {}),
      // Whatever the name means by now: the address that was checked.
      lookup: (_host, { all }, done) =>
        all ? done(null, [{ address, family }]) : done(null, address, family),
    },
    (incoming) => collect(incoming, maxBytes).then(resolve, reject),
  );
  outgoing.once('error', reject);
  outgoing.end(body);
  return promise;
}

async function collect(incoming: IncomingMessage, maxBytes: number): Promise<HttpAnswer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) {
      incoming.destroy();
      throw new DirectoryFailure('malformed', 'the answer is too large');
    }
    parts.push(part);
  }
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    status: incoming.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(parts),
  };
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO|ERR_SSL/;

function failureOf(error: unknown): DirectoryFailure {
  if (error instanceof DirectoryFailure) return error;
  const { name, code = '', cause } = error as NodeJS.ErrnoException & { cause?: unknown };
  const aborted = name === 'AbortError' || name === 'TimeoutError';
  if (aborted || code === 'ETIMEDOUT' || (cause as Error | undefined)?.name === 'TimeoutError')
    return new DirectoryFailure('timeout', code, { cause: error });
  return new DirectoryFailure(CERTIFICATE.test(code) ? 'certificate' : 'unreachable', code, { cause: error });
}
