import type { Sql } from '@sinia/database';
import type { Logger } from 'pino';
import type { Topic } from '../use-cases/topic.ts';
import { payloadsOf } from './topic.ts';
import { WAKE_CHANNEL } from './wakeups.ts';

const DEBOUNCE_MS = 20;
const AGAIN_MS = 1_000;

export interface Wake {
  /** Tells every listener, within 20 ms and once however often it is called, what there is to look at. */
  readonly wake: (topic?: Topic) => void;
  /** Sends what is still held back; for an orderly stop. */
  readonly flush: () => Promise<void>;
}

/**
 * The writers' side of a wake-up. NOTIFY takes one lock for the whole instance at commit, so it is sent outside the
 * transactions and seldom; when it is lost, the readers' poll finds the rows a second later. What no poll would find is
 * said again after a second.
 */
export function createWake(sql: Sql, log: Logger): Wake {
  let timer: NodeJS.Timeout | undefined;
  const unsaid = new Set<Topic>();

  async function send(): Promise<void> {
    timer = undefined;
    const topics = [...unsaid];
    unsaid.clear();
    try {
      for (const payload of payloadsOf(topics)) await sql`select pg_notify(${WAKE_CHANNEL}, ${payload})`;
    } catch (error) {
      log.debug({ err: error }, 'a wake-up was not sent');
      for (const topic of topics) unsaid.add(topic);
      timer ??= setTimeout(send, AGAIN_MS);
    }
  }

  return {
    wake(topic = 'committed') {
      unsaid.add(topic);
      timer ??= setTimeout(send, DEBOUNCE_MS);
    },
    async flush() {
      if (!timer) return;
      clearTimeout(timer);
      await send();
      clearTimeout(timer);
    },
  };
}
