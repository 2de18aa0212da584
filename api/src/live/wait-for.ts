import type { Dependencies } from '../use-cases/context.ts';
import type { Topic } from '../use-cases/topic.ts';

export interface Waiter {
  /** Resolves at the next wake-up, at once where one came since the last time, or after so many milliseconds. */
  readonly next: (milliseconds: number) => Promise<void>;
  readonly close: () => void;
}

/** Waits for wake-ups about one topic; what nobody listened to may have been about it. */
export function waitFor({ subscribe }: Pick<Dependencies, 'subscribe'>, topic: Topic): Waiter {
  let woken = false;
  let resume: () => void = () => undefined;
  const unsubscribe = subscribe((topics) => {
    if (!topics.some((one) => one === topic || one === 'missed')) return;
    woken = true;
    resume();
  });
  return {
    async next(milliseconds) {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          resume = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      woken = false;
    },
    close() {
      unsubscribe();
      resume();
    },
  };
}
