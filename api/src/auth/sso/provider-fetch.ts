import { DirectoryFailure } from '@sinia/directory';
import type { CustomFetch } from 'openid-client';
import { guardedSend } from '../../egress/guarded-send.ts';

const MOST_BYTES = 1_000_000;

/**
 * How the provider is asked: its description names addresses, and only those that we may reach are, without following
 * redirects.
 *
 * @param allowed networks of ours that may be reached, in CIDR form
 */
export function providerFetch(allowed: readonly string[]): CustomFetch {
  const send = guardedSend(allowed);
  return async (url, { method, headers, body, signal }) => {
    const answer = await send({
      ...{ url, signal, maxBytes: MOST_BYTES, headers },
      method: method === 'POST' ? 'POST' : 'GET',
      ...(body == null ? {} : { body: await new Response(body as string | URLSearchParams).text() }),
    });
    const told = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    );
    return new Response(Buffer.from(answer.body), { status: answer.status, headers: told });
  };
}

/** Nobody answered, or nobody whom we may ask. */
export function isNetworkFailure(error: unknown): boolean {
  if (error instanceof DirectoryFailure) return true;
  return error instanceof Error && error.cause !== undefined && isNetworkFailure(error.cause);
}
