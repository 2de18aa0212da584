/** Something that may ring before anybody listens. */
export function createBell() {
  let bell = Promise.withResolvers<void>();
  return {
    ring: () => bell.resolve(),
    rung: () => bell.promise,
    reset: () => {
      bell = Promise.withResolvers<void>();
    },
  };
}

/** Waits so long, or until it is stopped. */
export function wait(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener('abort', end);
  });
}

/** How long to rest before the next try: twice as long each time, up to a limit, and never all at the same moment. */
export function restAfter(failures: number, { first, most }: { first: number; most: number }): number {
  return Math.min(most, first * 2 ** Math.min(failures, 16)) * (0.5 + Math.random() / 2);
}
