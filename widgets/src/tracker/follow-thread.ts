import type { Tracking } from '@sinia/sdk';

/** Calls back whenever the thread has changed, until the signal says stop. The stream carries no content. */
export async function followThread(
  tracking: Tracking,
  reference: string,
  signal: AbortSignal,
  onChange: () => Promise<void>,
): Promise<void> {
  try {
    for await (const event of tracking.events(reference, { signal })) {
      if (event.event === 'changed') await onChange();
    }
  } catch {
    // A stream that ends for good leaves the thread as it was last read; the next visit reads it again.
  }
}
