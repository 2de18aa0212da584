export const INTEGRATION_HEALTHS = ['well', 'failing', 'stale', 'paused', 'quiet', 'not_connected'] as const;
export type IntegrationHealth = (typeof INTEGRATION_HEALTHS)[number];

/** What is known of the traffic with another system. */
export interface IntegrationFacts {
  readonly connected: boolean;
  readonly paused: boolean;
  /** Since it last went well. */
  readonly failures: number;
  /** Milliseconds; null: nothing has come yet. */
  readonly lastSyncAt: number | null;
  /** Milliseconds after which silence is a fault; null where it comes when somebody writes. */
  readonly silenceMs: number | null;
}

type Rule = readonly [IntegrationHealth, (facts: IntegrationFacts, now: number) => boolean];

/** The first that holds. */
const RULES: readonly Rule[] = [
  ['not_connected', ({ connected }) => !connected],
  ['paused', ({ paused }) => paused],
  ['failing', ({ failures }) => failures > 0],
  ['quiet', ({ lastSyncAt }) => lastSyncAt === null],
  [
    'stale',
    ({ lastSyncAt, silenceMs }, now) =>
      silenceMs !== null && lastSyncAt !== null && now - lastSyncAt > silenceMs,
  ],
];

/** How an integration is doing. @param now milliseconds */
export function integrationHealth(facts: IntegrationFacts, now: number): IntegrationHealth {
  return RULES.find(([, holds]) => holds(facts, now))?.[0] ?? 'well';
}
