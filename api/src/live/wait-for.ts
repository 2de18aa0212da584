import type { Dependencies } from '../use-cases/context.ts';
import type { Topic } from '../use-cases/topic.ts';

export interface Waiter {
  /**
   * Resolves at the next wake-up, at once where one came since the last time, or after so many milliseconds.
   *
   * @returns whether it was a wake-up
   */
  readonly next: (milliseconds: number) => Promise<boolean>;
  readonly close: () => void;
}

/** Waits for wake-ups about some topics; what nobody listened to may have been about them. */
export function waitFor({ subscribe }: Pick<Dependencies, 'subscribe'>, ...about: readonly Topic[]): Waiter {
  let woken = false;
  let resume: () => void = () => undefined;
  const unsubscribe = subscribe((topics) => {
    if (!topics.some((one) => about.includes(one) || one === 'missed')) return;
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
      const was = woken;
      woken = false;
      return was;
    },
    close() {
      unsubscribe();
      resume();
    },
  };
}
