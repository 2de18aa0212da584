const HOUR_MS = 3_600_000;

/**
 * How much automatic mail unverified input may provoke: what a stranger can make us send to one address, and to
 * everybody together (the breaker). We send from one mailbox, so the first is the limit per pair too.
 */
export const CAPS = {
  recipient: { messages: 3, withinMs: 24 * HOUR_MS },
  mailbox: { messages: 1_000, withinMs: HOUR_MS },
} as const;

export interface Provoked {
  readonly id: string;
  readonly address: string;
}

/**
 * Which provoked messages must wait, and until when; the others may leave now. Nothing is ever dropped.
 *
 * @param leftTo when provoked messages left to each address (lower case) within the recipient's window.
 * @param leftToAll when provoked messages left to anybody within the breaker's window.
 */
export function deferOverCaps(
  wanting: readonly Provoked[],
  leftTo: ReadonlyMap<string, readonly Date[]>,
  leftToAll: readonly Date[],
  now: Date,
): Map<string, Date> {
  const deferred = new Map<string, Date>();
  const counted = new Map([...leftTo].map(([address, times]) => [address, [...times]]));
  const everybody = [...leftToAll];
  for (const { id, address } of wanting) {
    const times = counted.get(address.toLowerCase()) ?? [];
    const waits = [free(times, CAPS.recipient, now), free(everybody, CAPS.mailbox, now)];
    const until = Math.max(...waits.map((at) => at ?? 0));
    if (until > 0) {
      deferred.set(id, new Date(until));
      continue;
    }
    everybody.push(now);
    counted.set(address.toLowerCase(), [...times, now]);
  }
  return deferred;
}

/** When one more may leave, in milliseconds; null for now. */
function free(
  times: readonly Date[],
  cap: { readonly messages: number; readonly withinMs: number },
  now: Date,
): number | null {
  const recent = times
    .map((at) => at.getTime())
    .filter((at) => at > now.getTime() - cap.withinMs)
    .sort((left, right) => right - left);
  const oldest = recent[cap.messages - 1];
  return oldest === undefined ? null : oldest + cap.withinMs;
}
