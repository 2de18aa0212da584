import type { Topic } from '../use-cases/topic.ts';

const POLL_MS = 1_000;
const SOON_MS = 50;

export interface NextLook {
  /** True when somebody said that something was committed; false when it is merely time, or about something else. */
  readonly due: Promise<boolean>;
  readonly forget: () => void;
}

/**
 * When to read the feed again. Made before the reading, so that what is committed during it is not overlooked.
 *
 * @param soon right after a wake-up that showed nothing yet: what it announced hides behind an older transaction
 */
export function nextLook(
  subscribe: (listener: (topics: readonly Topic[]) => void) => () => void,
  signal: AbortSignal,
  soon: boolean,
): NextLook {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(soon), soon ? SOON_MS : POLL_MS);
  const unsubscribe = subscribe((topics) =>
    resolve(topics.includes('committed') || topics.includes('missed')),
  );
  const onAbort = () => resolve(false);
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    due: promise,
    forget() {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
    },
  };
}
