import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import postgres from 'postgres';
import type { Topic } from '../use-cases/topic.ts';
import { topicsIn } from './topic.ts';

/** The one PostgreSQL channel; its notifications say where to look. */
export const WAKE_CHANNEL = 'sinia_wake';

const PROBE_MS = 2_000;
/** How long an answer may take before the connection counts as dead. */
const PATIENCE_MS = 2_000;

export interface WakeupOptions {
  readonly url: string;
  readonly log: Logger;
  /** How often the connection proves that it lives, in milliseconds. */
  readonly probeMs?: number;
}

export interface Wakeups {
  /** Calls back after every wake-up and after every reconnection; returns the way to stop. */
  readonly subscribe: (listener: (topics: readonly Topic[]) => void) => () => void;
  /** Whether the last probe was answered. */
  readonly connected: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Listens on a connection of its own that asks itself every 2 s whether it still listens: a dead LISTEN looks healthy
 * for ever otherwise. Readers poll every second besides, so that nothing depends on it.
 */
export function listenForWakeups({ url, log, probeMs = PROBE_MS }: WakeupOptions): Wakeups {
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const stop = new AbortController();
  let connected = false;
  let current: postgres.Sql | undefined;

  const emit = (topics: readonly Topic[]) => {
    for (const listener of listeners) listener(topics);
  };

  async function watch(): Promise<void> {
    const sql = open(url, (_channel, payload) => emit(topicsIn(payload)));
    current = sql;
    try {
      while (!stop.signal.aborted) {
        const fresh = await within(PATIENCE_MS, listens(sql));
        if (!connected || fresh) emit(['missed']);
        connected = true;
        await sleep(probeMs, undefined, { signal: stop.signal, ref: false });
      }
    } finally {
      connected = false;
      await sql.end({ timeout: 0 }).catch(() => undefined);
    }
  }

  const running = (async () => {
    while (!stop.signal.aborted) {
      await watch().catch((error: Error) => {
        if (!stop.signal.aborted)
          log.warn({ reason: error.message }, 'the wake-up connection is opened again');
      });
      await sleep(250, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
    }
  })();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connected: () => connected,
    async close() {
      stop.abort();
      await current?.end({ timeout: 0 }).catch(() => undefined);
      await running;
    },
  };
}

function open(url: string, onnotify: (channel: string, payload: string) => void): postgres.Sql {
  return postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => undefined,
    onnotify,
    connection: { application_name: 'sinia wake-ups' },
  } as postgres.Options<Record<string, never>>);
}

/** Whether LISTEN had to be said (again): the driver reconnects by itself, and forgets it. */
async function listens(sql: postgres.Sql): Promise<boolean> {
  const rows = await sql`select 1 from pg_listening_channels() as name where name = ${WAKE_CHANNEL}`;
  if (rows.length > 0) return false;
  await sql.unsafe(`listen ${WAKE_CHANNEL}`);
  return true;
}

async function within<Value>(ms: number, answer: Promise<Value>): Promise<Value> {
  const late = new AbortController();
  const timeout = sleep(ms, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    late.abort();
    timeout.catch(() => undefined);
    answer.catch(() => undefined);
  }
}
