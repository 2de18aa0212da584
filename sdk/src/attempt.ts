import { AbortError, APIError, apiErrorOf, ConnectionError, TimeoutError } from './errors.ts';

export interface Attempt {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly init: RequestInit;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds until `read` must be done. */
  readonly timeout: number;
}

/**
 * One request, whose every failure is one of our errors.
 *
 * @param read takes what is wanted of a good answer, within the same time limit.
 */
export async function attempt<Result>(
  { fetch, url, init, signal, timeout }: Attempt,
  read: (response: Response) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort();
  }, timeout);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    const response = await fetch(url, { ...init, signal: controller.signal });
    if (!response.ok) throw await apiErrorOf(response);
    return await read(response);
  } catch (cause) {
    if (signal?.aborted) throw new AbortError('aborted', { cause });
    if (timedOut) throw new TimeoutError(`no answer within ${timeout} ms`, { cause });
    throw cause instanceof APIError ? cause : new ConnectionError('no connection', { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
