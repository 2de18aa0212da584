/** How much has to fail before a provider is left alone, and for how long. */
export interface BreakerRules {
  /** How many of the last calls count. */
  readonly window: number;
  /** It opens when this many of them failed. */
  readonly failures: number;
  /** Milliseconds until one call may try again. */
  readonly restMs: number;
}

/** Opens at half of the last 20, tries again after 30 s. */
export const BREAKER_RULES: BreakerRules = { window: 20, failures: 10, restMs: 30_000 };

/** What is known of a provider: how its last calls went, since when it is left alone. Times in milliseconds. */
export interface Breaker {
  /** The last calls, oldest first: true for one that failed. */
  readonly failed: readonly boolean[];
  readonly openedAt: number | null;
  /** Since when the one call that may try again is under way. */
  readonly probingAt: number | null;
}

export const CLOSED_BREAKER: Breaker = { failed: [], openedAt: null, probingAt: null };

export type BreakerPhase = 'closed' | 'open' | 'half_open';

export function phaseOf(
  { openedAt }: Breaker,
  now: number,
  rules: BreakerRules = BREAKER_RULES,
): BreakerPhase {
  if (openedAt === null) return 'closed';
  return now - openedAt >= rules.restMs ? 'half_open' : 'open';
}

/**
 * Whether a call may go out, and the breaker once it has: all while closed, none while open, one at a time while half
 * open. A probe that was never answered for stops counting after another rest.
 */
export function admit(
  breaker: Breaker,
  now: number,
  rules: BreakerRules = BREAKER_RULES,
): { readonly admitted: boolean; readonly breaker: Breaker } {
  const phase = phaseOf(breaker, now, rules);
  if (phase === 'closed') return { admitted: true, breaker };
  const probing = breaker.probingAt !== null && now - breaker.probingAt < rules.restMs;
  if (phase === 'open' || probing) return { admitted: false, breaker };
  return { admitted: true, breaker: { ...breaker, probingAt: now } };
}

/** The breaker after a call: a probe that went well closes it, one that failed begins another rest. */
export function settle(
  breaker: Breaker,
  call: { readonly failed: boolean; readonly now: number },
  rules: BreakerRules = BREAKER_RULES,
): Breaker {
  if (breaker.openedAt !== null)
    return call.failed ? { ...breaker, openedAt: call.now, probingAt: null } : CLOSED_BREAKER;
  const failed = [...breaker.failed, call.failed].slice(-rules.window);
  const opens = failed.filter(Boolean).length >= rules.failures;
  return opens ? { failed: [], openedAt: call.now, probingAt: null } : { ...breaker, failed };
}
