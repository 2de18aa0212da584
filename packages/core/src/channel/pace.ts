/** At most so many messages within so many seconds. */
export interface Pace {
  readonly messages: number;
  readonly seconds: number;
}

/**
 * When one more message may leave under all of the paces; null for at once.
 *
 * @param leftAt when earlier ones left, in any order
 */
export function nextSlot(paces: readonly Pace[], leftAt: readonly Date[], now: Date): Date | null {
  const times = leftAt.map((at) => at.getTime()).sort((left, right) => right - left);
  const waits = paces.map(({ messages, seconds }) => {
    const oldest = times[messages - 1];
    return oldest === undefined ? 0 : oldest + seconds * 1_000;
  });
  const until = Math.max(0, ...waits);
  return until > now.getTime() ? new Date(until) : null;
}

/** What is left of a budget: how many of `messages` may still leave within the running window. */
export function budgetLeft({ messages, seconds }: Pace, leftAt: readonly Date[], now: Date): number {
  const since = now.getTime() - seconds * 1_000;
  return Math.max(0, messages - leftAt.filter((at) => at.getTime() > since).length);
}
