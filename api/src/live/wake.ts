import type { Sql } from '@sinia/database';
import type { Logger } from 'pino';
import { WAKE_CHANNEL } from './wakeups.ts';

const DEBOUNCE_MS = 20;

export interface Wake {
  /** Tells every listener, within 20 ms and once however often it is called, that something was committed. */
  readonly wake: () => void;
  /** Sends what is still held back; for an orderly stop. */
  readonly flush: () => Promise<void>;
}

/**
 * The writers' side of a wake-up. NOTIFY takes one lock for the whole instance at commit, so it is sent outside the
 * transactions and seldom; when it is lost, the readers' poll finds the rows a second later.
 */
export function createWake(sql: Sql, log: Logger): Wake {
  let timer: NodeJS.Timeout | undefined;

  async function send(): Promise<void> {
    timer = undefined;
    try {
      await sql`select pg_notify(${WAKE_CHANNEL}, '')`;
    } catch (error) {
      log.debug({ err: error }, 'a wake-up was not sent');
    }
  }

  return {
    wake() {
      timer ??= setTimeout(send, DEBOUNCE_MS);
    },
    async flush() {
      if (!timer) return;
      clearTimeout(timer);
      await send();
    },
  };
}
