import type { Client, RequestOptions } from './client.ts';
import { AbortError, ConnectionError } from './errors.ts';
import { parseEventStream } from './parse-event-stream.ts';
import { isTransient, retryDelay, sleep } from './retry.ts';

const LONGEST_PAUSE_MS = 30_000;
/** The server sends something every 20 s: after three times that the line is dead, whatever the socket says. */
const LONGEST_SILENCE_MS = 60_000;

export interface StreamOptions extends Omit<RequestOptions, 'idempotencyKey' | 'maxRetries'> {
  /** The id of the last event that you handled: the stream goes on after it, without a gap. */
  readonly lastEventId?: string | undefined;
  /** Told when the line is there, and when it is lost and will be taken up again. */
  readonly onConnection?: ((connected: boolean) => void) | undefined;
}

export interface StreamedEvent<Data> {
  /** Position in the feed, opaque; keep it as `lastEventId`. Empty when the server gave none. */
  readonly id: string;
  readonly event: string;
  readonly data: Data;
}

/**
 * Follows a feed for as long as it is iterated: a lost connection is taken up again after the last event, with growing
 * pauses. `signal` ends the loop quietly.
 *
 * @throws APIError when the server refuses (credentials withdrawn, ticket gone).
 */
export async function* streamEvents<Data>(
  client: Client,
  path: string,
  { lastEventId = '', onConnection, ...options }: StreamOptions = {},
): AsyncGenerator<StreamedEvent<Data>, void> {
  const { signal } = options;
  let failures = 0;
  while (!signal?.aborted) {
    let failure: unknown = new ConnectionError('the stream ended');
    try {
      const headers = { ...options.headers, Accept: 'text/event-stream', 'Last-Event-ID': lastEventId };
      const response = await client.open(path, { ...options, headers, maxRetries: 0 });
      onConnection?.(true);
      for await (const { event, data, id } of parseEventStream(chunksOf(response, signal))) {
        failures = 0;
        lastEventId = id || lastEventId;
        if (data) yield { id: lastEventId, event, data: JSON.parse(data) as Data };
      }
    } catch (error) {
      if (error instanceof AbortError) return;
      if (!isTransient(error)) throw error;
      failure = error;
    }
    failures += 1;
    if (!signal?.aborted) onConnection?.(false);
    await sleep(retryDelay(failure, failures, LONGEST_PAUSE_MS) ?? LONGEST_PAUSE_MS, signal).catch(
      () => undefined,
    );
  }
}

/** The bytes of a body until it ends, fails (an end too: the caller connects again), falls silent or is given up. */
async function* chunksOf(
  response: Response,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  const reader = response.body?.getReader();
  const cancel = () => void reader?.cancel().catch(() => undefined);
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    while (reader) {
      const silence = setTimeout(cancel, LONGEST_SILENCE_MS);
      const { value } = await reader
        .read()
        .catch(() => ({ value: undefined }))
        .finally(() => clearTimeout(silence));
      if (!value) return;
      yield value;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
