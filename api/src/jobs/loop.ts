import { setTimeout as sleep } from 'node:timers/promises';
import type { Dependencies } from '../use-cases/context.ts';
import type { Topic } from '../use-cases/topic.ts';

const POLL_MS = 1_000;

export interface Loop {
  /** Resolves when the step under way has ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Repeats a step: at once while it finds something to do, otherwise at the next wake-up or after a second. A step that
 * throws is logged and tried again; nothing ends the loop but `stop`.
 */
export function startLoop(
  name: string,
  { log, subscribe }: Pick<Dependencies, 'log' | 'subscribe'>,
  step: (signal: AbortSignal) => Promise<boolean>,
  pollMs = POLL_MS,
  topic: Topic = 'committed',
): Loop {
  const ending = new AbortController();
  let woken = false;
  let rest: AbortController | undefined;
  const unsubscribe = subscribe((topics) => {
    if (!topics.some((one) => one === topic || one === 'missed')) return;
    woken = true;
    rest?.abort();
  });

  async function pause(): Promise<void> {
    if (woken || ending.signal.aborted) return;
    rest = new AbortController();
    await sleep(pollMs, undefined, { signal: rest.signal }).catch(() => undefined);
  }

  const running = (async () => {
    while (!ending.signal.aborted) {
      woken = false;
      const more = await step(ending.signal).catch((error: unknown) => {
        log.error({ err: error, loop: name }, 'a step failed');
        return false;
      });
      if (!more) await pause();
    }
  })();

  return {
    async stop() {
      ending.abort();
      unsubscribe();
      rest?.abort();
      await running;
    },
  };
}
