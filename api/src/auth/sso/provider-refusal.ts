import { Refusal } from '@sinia/core';
import { ClientError, ResponseBodyError } from 'openid-client';
import { isNetworkFailure } from './provider-fetch.ts';

const AWAY: ReadonlySet<string | undefined> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

/**
 * What went wrong at the provider, as one of ours: `sso_unreachable` where nobody answered, `sso_failed` where the answer
 * is not one to trust. The cause is for the log; it holds no token.
 */
export function providerRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const away = isNetworkFailure(error) || (error instanceof ClientError && AWAY.has(error.code));
  const refusal = new Refusal(away ? 'sso_unreachable' : 'sso_failed');
  refusal.cause = new Error(describe(error));
  return refusal;
}

/** The provider took the credentials back: signed out everywhere, password changed, account closed. */
export function isGrantEnded(error: unknown): boolean {
  return error instanceof ResponseBodyError && error.error === 'invalid_grant';
}

function describe(error: unknown): string {
  if (error instanceof ResponseBodyError) return `${error.error} ${String(error.error_description ?? '')}`;
  if (error instanceof ClientError) return `${error.code ?? ''} ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
