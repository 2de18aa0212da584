import { createBell, restAfter, wait } from '../email/bell.ts';
import { GraphRefused } from './graph-account.ts';
import { type InboxOptions, readInbox } from './read-inbox.ts';

const POLL_MS = 2 * 60_000;

export type GraphReaderOptions = InboxOptions & {
  /** Sees to it that Microsoft tells us of new mail. What is wrong with that stops no reading. */
  keepNotified(): Promise<void>;
  /** Look for new mail at least this often, whatever is told. Default 120,000 ms. */
  pollMs?: number;
  backoffMs?: { first: number; most: number };
  /** Everything that was there has been read. */
  onRead?(): void;
  /** Told of every failure; the reader goes on. */
  onError?(error: unknown): void;
};

export type GraphReader = {
  /** Something was told: look at once. */
  ring(): void;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
};

/** Reads a mailbox for as long as it runs: notifications make it quick, polls make it sure. */
export function startGraphReader(options: GraphReaderOptions): GraphReader {
  const stopping = new AbortController();
  const bell = createBell();
  stopping.signal.addEventListener('abort', bell.ring);
  const running = run(options, bell, stopping.signal);
  return {
    ring: bell.ring,
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

async function run(options: GraphReaderOptions, bell: ReturnType<typeof createBell>, stop: AbortSignal) {
  const { pollMs = POLL_MS, backoffMs = { first: 1_000, most: 60_000 } } = options;
  for (let failures = 0; !stop.aborted; ) {
    bell.reset();
    try {
      await options.keepNotified();
      await readInbox(options, stop);
      options.onRead?.();
      failures = 0;
      await Promise.race([bell.rung(), wait(pollMs, stop)]);
    } catch (error) {
      options.onError?.(error);
      const asked = error instanceof GraphRefused ? (error.facts.retryAfterMs ?? 0) : 0;
      await wait(Math.max(asked, restAfter(failures, backoffMs)), stop);
      failures += 1;
    }
  }
}
