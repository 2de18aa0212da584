import { AbortError, APIError, ConnectionError } from './errors.ts';

const FIRST_MS = 500;
const LONGEST_MS = 8_000;
/** A longer Retry-After is the caller's to plan: the error is thrown, with `retryAfter`. */
const LONGEST_RETRY_AFTER_SECONDS = 60;

/** Whether the same request may succeed later: no connection, 408, 429, 5xx, or a twin of it that still runs. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof APIError)) return error instanceof ConnectionError;
  const { status, code } = error;
  return status === 408 || status === 429 || status >= 500 || code === 'idempotency_in_progress';
}

/**
 * Milliseconds before the next try, or undefined when it is not worth waiting: `Retry-After` first, else full jitter
 * over an exponential step.
 *
 * @param tries made so far, from 1.
 */
export function retryDelay(error: unknown, tries: number, longest = LONGEST_MS): number | undefined {
  const seconds = error instanceof APIError ? error.retryAfter : undefined;
  if (seconds === undefined) return Math.random() * Math.min(longest, FIRST_MS * 2 ** tries);
  return seconds > LONGEST_RETRY_AFTER_SECONDS ? undefined : seconds * 1000;
}

/** @throws AbortError as soon as the signal says so. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new AbortError('aborted', { cause: signal?.reason }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop);
  });
}
