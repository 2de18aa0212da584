import type { CallDirection } from './call-fact.ts';
import type { CallOutcome } from './outcome.ts';

/** What becomes of a call that ended without a ticket. */
export const CONSEQUENCES = ['ticket', 'callback', 'nothing'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** Outcomes about which the house decides; an answered call always ends in a ticket. */
export const DECIDED_OUTCOMES = [
  'missed',
  'abandoned',
  'voicemail',
] as const satisfies readonly CallOutcome[];
export type DecidedOutcome = (typeof DECIDED_OUTCOMES)[number];

/** The rules of the house for the telephone, as data. */
export interface CallPolicy {
  readonly consequences: Readonly<Record<DecidedOutcome, Consequence>>;
  /** Whoever leaves earlier did not really wait: no consequence, and apart in the figures. */
  readonly shortAbandonSeconds: number;
  /** Within how many minutes a missed call is to be returned. */
  readonly callbackMinutes: number;
  /** Within how many minutes of the end the reason of a call is asked for. */
  readonly reasonMinutes: number;
  /** How many days a recording is kept after the resolution was notified (Ley 10/2025, art. 12.1). */
  readonly recordingDays: number;
}

export const DEFAULT_CALL_POLICY: CallPolicy = {
  consequences: { missed: 'callback', abandoned: 'callback', voicemail: 'ticket' },
  shortAbandonSeconds: 5,
  callbackMinutes: 120,
  reasonMinutes: 15,
  recordingDays: 30,
};

export interface EndedCall {
  readonly direction: CallDirection;
  readonly outcome: CallOutcome;
  readonly callerKind: 'hidden' | 'short' | 'number';
  readonly waitSeconds: number | null;
  readonly hasTicket: boolean;
}

export type ConsequenceReason =
  | 'has_ticket'
  | 'not_of_a_customer'
  | 'answered'
  | 'short_abandon'
  | 'number_hidden'
  | 'policy'
  | 'nobody_was_asked_for';

type Row = readonly [
  applies: (call: EndedCall, policy: CallPolicy) => boolean,
  consequence: Consequence | 'decided',
  reason: ConsequenceReason,
];

/** Read from the top: the first row that applies. `decided`: as the house has it. */
export const CONSEQUENCE_TABLE: readonly Row[] = [
  [(call) => !isCustomersCall(call), 'nothing', 'not_of_a_customer'],
  [(call) => call.hasTicket, 'nothing', 'has_ticket'],
  [(call) => call.outcome === 'answered', 'ticket', 'answered'],
  [isShortAbandon, 'nothing', 'short_abandon'],
  [
    (call, policy) => wanted(call, policy) === 'callback' && call.callerKind === 'hidden',
    'nothing',
    'number_hidden',
  ],
  [(call) => isDecided(call.outcome), 'decided', 'policy'],
  [() => true, 'nothing', 'nobody_was_asked_for'],
];

/** What becomes of an ended call, and why. */
export function consequenceOf(
  call: EndedCall,
  policy: CallPolicy,
): { readonly consequence: Consequence; readonly reason: ConsequenceReason } {
  const row = CONSEQUENCE_TABLE.find(([applies]) => applies(call, policy)) as Row;
  const [, consequence, reason] = row;
  return { consequence: consequence === 'decided' ? wanted(call, policy) : consequence, reason };
}

/** Whether a customer called us: colleagues among themselves, and calls of ours, are none. */
export function isCustomersCall({
  direction,
  callerKind,
}: Pick<EndedCall, 'direction' | 'callerKind'>): boolean {
  return direction === 'inbound' && callerKind !== 'short';
}

/** Left before really waiting. */
export function isShortAbandon(
  { outcome, waitSeconds }: Pick<EndedCall, 'outcome' | 'waitSeconds'>,
  { shortAbandonSeconds }: Pick<CallPolicy, 'shortAbandonSeconds'>,
): boolean {
  return outcome === 'abandoned' && waitSeconds !== null && waitSeconds < shortAbandonSeconds;
}

function wanted({ outcome }: EndedCall, { consequences }: CallPolicy): Consequence {
  return isDecided(outcome) ? consequences[outcome] : 'nothing';
}

function isDecided(outcome: CallOutcome): outcome is DecidedOutcome {
  return DECIDED_OUTCOMES.some((one) => one === outcome);
}
