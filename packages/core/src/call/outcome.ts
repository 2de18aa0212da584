import type { CallDirection, CallEventType, Disposition, EndReason } from './call-fact.ts';

/**
 * How a call went. `abandoned`: left while waiting in a queue; `missed`: rang and nobody answered; `menu`: ended before
 * a person was asked for; `unknown`: its end was never told.
 */
export const CALL_OUTCOMES = [
  'answered',
  'abandoned',
  'missed',
  'rejected',
  'voicemail',
  'menu',
  'unknown',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export interface OutcomeEvidence {
  readonly direction: CallDirection;
  readonly answered: boolean;
  /** Whether the exchange's record says so; null where there is none. */
  readonly recordAnswered: boolean | null;
  readonly disposition: Disposition | null;
  readonly told: ReadonlySet<CallEventType>;
  readonly rang: boolean;
  readonly queued: boolean;
  readonly endReason: EndReason | null;
  readonly ended: boolean;
}

type Row = readonly [applies: (evidence: OutcomeEvidence) => boolean, outcome: CallOutcome];

const tells = (type: CallEventType) => (e: OutcomeEvidence) => e.told.has(type);
const notAnswered = (e: OutcomeEvidence) => e.direction !== 'outbound' && e.recordAnswered !== true;

/** Read from the top: the first row that applies. The record of the exchange stands above what it told before. */
export const OUTCOME_TABLE: readonly Row[] = [
  [(e) => e.recordAnswered === true, 'answered'],
  [(e) => e.answered && e.recordAnswered === null, 'answered'],
  [(e) => e.disposition === 'voicemail', 'voicemail'],
  [(e) => e.disposition === 'abandoned', 'abandoned'],
  [(e) => e.disposition === 'busy' || e.disposition === 'failed', 'rejected'],
  [tells('call.voicemail'), 'voicemail'],
  [(e) => notAnswered(e) && e.told.has('call.abandoned'), 'abandoned'],
  [(e) => e.endReason === 'busy' || e.endReason === 'failed', 'rejected'],
  [(e) => notAnswered(e) && e.queued && e.endReason === 'caller', 'abandoned'],
  [tells('call.missed'), 'missed'],
  [tells('call.rejected'), 'rejected'],
  [(e) => !e.ended, 'unknown'],
  [(e) => e.rang || e.direction === 'outbound', 'missed'],
  [(e) => e.queued, 'abandoned'],
  [() => true, 'menu'],
];

export function outcomeOf(evidence: OutcomeEvidence): CallOutcome {
  const row = OUTCOME_TABLE.find(([applies]) => applies(evidence));
  return row?.[1] ?? 'unknown';
}
