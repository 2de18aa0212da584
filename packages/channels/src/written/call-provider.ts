import { outcomeOf, outcomeUnknown, type SendCode } from '../send-codes.ts';

export type ProviderAnswer =
  | { kind: 'answer'; status: number; headers: Headers; json: unknown }
  | { kind: 'failure'; outcome: ReturnType<typeof outcomeOf> | ReturnType<typeof outcomeUnknown> };

const TIMEOUT_MS = 15_000;
const ANSWER_BYTES = 1024 * 1024;

/** Errors of the connection before a byte of the request was taken: it was surely not carried out. */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Asks a provider and never rejects. A request whose answer was lost is `unknown`, because it may have been carried out;
 * one that changes nothing may be asked again.
 *
 * @param changes whether it does something at the provider
 */
export async function callProvider(
  fetchIt: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  changes = true,
): Promise<ProviderAnswer> {
  try {
    const response = await fetchIt(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = (await response.text()).slice(0, ANSWER_BYTES);
    return { kind: 'answer', status: response.status, headers: response.headers, json: jsonOf(text) };
  } catch (error) {
    return { kind: 'failure', outcome: failureOf(error, changes) };
  }
}

function failureOf(error: unknown, changes: boolean) {
  const { name, message, cause } = error as Error & { cause?: { code?: string } };
  const code = cause?.code ?? '';
  const reason = `${name === 'TimeoutError' ? 'no answer' : message} ${code}`.trim();
  if (NEVER_REACHED.has(code) || !changes) return outcomeOf('connection', reason);
  return outcomeUnknown(reason);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Milliseconds of `Retry-After` (seconds or a date, RFC 9110, 10.2.3). */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** What an HTTP status says where the provider's own words do not. */
export function codeOfStatus(status: number): SendCode {
  if (status === 401) return 'token_invalid';
  if (status === 403) return 'permission_missing';
  if (status === 404) return 'recipient_unknown';
  if (status === 413) return 'too_large';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'provider_down' : 'refused';
}
