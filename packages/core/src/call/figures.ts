import type { CallDirection } from './call-fact.ts';
import { type CallPolicy, isCustomersCall, isShortAbandon } from './call-policy.ts';
import type { CallOutcome } from './outcome.ts';

/** Calls are to be answered in less than this, and so many of them (Ley 10/2025, art. 8.2 and 10.3). */
export const ANSWER_WITHIN_SECONDS = 180;
export const ANSWERED_SHARE = 0.95;

/** What became of the right to a supervisor: `withdrawn` where somebody decided against it. */
export const SUPERVISOR_OUTCOMES = ['waiting', 'in_time', 'late', 'withdrawn'] as const;
export type SupervisorOutcome = (typeof SUPERVISOR_OUTCOMES)[number];

/** What the figures need to know of a call. */
export interface MeasuredCall {
  readonly direction: CallDirection;
  readonly outcome: CallOutcome | null;
  readonly callerKind: 'hidden' | 'short' | 'number';
  readonly waitSeconds: number | null;
  readonly cutWhileWaiting: boolean;
  readonly hasTicket: boolean;
  /** Why they called was not said in the time that the house leaves for it. */
  readonly writeUpMissing: boolean;
  /** 1 to 5. */
  readonly rating: number | null;
  /** Null where none was asked for. */
  readonly supervisor: SupervisorOutcome | null;
}

type Policy = Pick<CallPolicy, 'shortAbandonSeconds'>;
type Counts = (call: MeasuredCall, policy: Policy) => boolean;

const is = (outcome: CallOutcome) => (call: MeasuredCall) => call.outcome === outcome;
const isAnswered = is('answered');
const isShort: Counts = (call, policy) =>
  call.outcome !== null && isShortAbandon({ ...call, outcome: call.outcome }, policy);
const isUnanswered: Counts = (call, policy) =>
  call.outcome === 'missed' ||
  call.outcome === 'voicemail' ||
  (call.outcome === 'abandoned' && !isShort(call, policy));

/** Whether somebody waited less than the law allows. An unknown wait proves nothing. */
export const isWithin = ({ waitSeconds }: Pick<MeasuredCall, 'waitSeconds'>) =>
  waitSeconds !== null && waitSeconds < ANSWER_WITHIN_SECONDS;

/**
 * Which calls each figure counts, of customers' calls that have ended. The one table behind the numbers and behind the
 * lists of calls that they stand for.
 */
export const FIGURES = {
  inbound: () => true,
  /** A person was asked for: what the law counts. */
  offered: (call, policy) => isAnswered(call) || isUnanswered(call, policy),
  answered: isAnswered,
  answeredWithin: (call) => isAnswered(call) && isWithin(call),
  answeredLate: (call) => isAnswered(call) && call.waitSeconds !== null && !isWithin(call),
  abandoned: (call, policy) => call.outcome === 'abandoned' && !isShort(call, policy),
  /** Left before really waiting: apart. */
  shortAbandoned: isShort,
  missed: is('missed'),
  voicemail: is('voicemail'),
  rejected: is('rejected'),
  menu: is('menu'),
  unknown: is('unknown'),
  cutWhileWaiting: ({ cutWhileWaiting }) => cutWhileWaiting,
  answeredWithoutTicket: (call) => isAnswered(call) && !call.hasTicket,
  writeUpMissing: (call) => isAnswered(call) && call.writeUpMissing,
  rated: ({ rating }) => rating !== null,
  supervisorAsked: ({ supervisor }) => supervisor !== null && supervisor !== 'withdrawn',
  supervisorInTime: ({ supervisor }) => supervisor === 'in_time',
  supervisorLate: ({ supervisor }) => supervisor === 'late',
} as const satisfies Record<string, Counts>;

export type CallFigure = keyof typeof FIGURES;
export const CALL_FIGURES = Object.keys(FIGURES) as readonly CallFigure[];

/** Whether a call is one of those that a figure counts. */
export function isCounted(figure: CallFigure, call: MeasuredCall, policy: Policy): boolean {
  const counts: Counts = FIGURES[figure];
  return call.outcome !== null && isCustomersCall(call) && counts(call, policy);
}
