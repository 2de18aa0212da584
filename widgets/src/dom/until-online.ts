/** Some browsers never say that they are online again: then it is tried anyhow. */
const patience = 15_000;

/** Resolves when there may be a connection again, or when the signal says stop. */
export function untilOnline(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => resolve();
    addEventListener('online', done, { once: true, signal });
    signal.addEventListener('abort', done);
    setTimeout(done, patience);
  });
}

/** No answer came at all: the request may or may not have arrived. The shape of the client's errors, read loosely. */
export function isLost(error: unknown): boolean {
  const { name, status } = (error ?? {}) as { name?: string; status?: number };
  return status === undefined && /Connection|Timeout|TypeError/.test(name ?? '');
}
