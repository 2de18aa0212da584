import type { CallDirection } from './call-fact.ts';
import { type CallPolicy, isCustomersCall, isShortAbandon } from './call-policy.ts';
import type { CallOutcome } from './outcome.ts';

/** Calls are to be answered in less than this, and so many of them (Ley 10/2025, art. 8.2 and 10.3). */
export const ANSWER_WITHIN_SECONDS = 180;
export const ANSWERED_SHARE = 0.95;

/** What the figures need to know of a call. */
export interface MeasuredCall {
  readonly direction: CallDirection;
  readonly outcome: CallOutcome | null;
  readonly callerKind: 'hidden' | 'short' | 'number';
  readonly waitSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly cutWhileWaiting: boolean;
  readonly ticketId: string | null;
}

/**
 * The law says "95 %, on average, in less than 3 minutes", which can be read in two ways; both are told, each over the
 * answered calls alone and with those that were not (voicemail, missed, abandoned but for the short ones).
 */
export interface LegalReading {
  /** How many of the calls were answered in less than 3 minutes, 0 to 1. Null where there are none. */
  readonly shareWithin: number | null;
  /** The mean wait of the fastest 95 % of the calls, in seconds. */
  readonly fastestMeanSeconds: number | null;
  readonly meetsShare: boolean | null;
  readonly meetsMean: boolean | null;
}

export interface CallIndicators {
  /** Customers' calls that have ended. */
  readonly inbound: number;
  /** Those in which a person was asked for: what the law counts. */
  readonly offered: number;
  readonly outcomes: Readonly<Record<CallOutcome, number>>;
  readonly shortAbandoned: number;
  readonly answeredWithin: number;
  readonly answeredOnly: LegalReading;
  readonly withUnanswered: LegalReading;
  readonly meanWaitSeconds: number | null;
  readonly longestWaitSeconds: number | null;
  readonly meanTalkSeconds: number | null;
  readonly cutWhileWaiting: number;
  readonly answeredWithoutTicket: number;
}

const UNANSWERED: ReadonlySet<CallOutcome> = new Set<CallOutcome>(['abandoned', 'missed', 'voicemail']);

/** The figures of some calls; of colleagues' calls and of ours none is counted. */
export function callIndicators(
  calls: readonly MeasuredCall[],
  policy: Pick<CallPolicy, 'shortAbandonSeconds'>,
): CallIndicators {
  const ended = calls.filter((call) => call.outcome !== null && isCustomersCall(call));
  const answered = ended.filter(({ outcome }) => outcome === 'answered');
  const short = ended.filter((call) =>
    isShortAbandon(call as MeasuredCall & { outcome: CallOutcome }, policy),
  );
  const unanswered = ended.filter(
    (call) => UNANSWERED.has(call.outcome as CallOutcome) && !short.includes(call),
  );
  const waits = answered.map(waitOf);
  const talks = answered.flatMap(({ talkSeconds }) => talkSeconds ?? []);
  return {
    inbound: ended.length,
    offered: answered.length + unanswered.length,
    outcomes: countOutcomes(ended),
    shortAbandoned: short.length,
    answeredWithin: waits.filter(isWithin).length,
    answeredOnly: readingOf(waits, waits),
    withUnanswered: readingOf(waits, [...waits, ...unanswered.map(waitOf)]),
    meanWaitSeconds: mean(waits),
    longestWaitSeconds: waits.length > 0 ? waits.reduce((a, b) => Math.max(a, b)) : null,
    meanTalkSeconds: mean(talks),
    cutWhileWaiting: ended.filter(({ cutWhileWaiting }) => cutWhileWaiting).length,
    answeredWithoutTicket: answered.filter(({ ticketId }) => ticketId === null).length,
  };
}

/**
 * Both readings over some calls.
 *
 * @param answered the waits of those that were answered
 * @param all the waits of those that count
 */
function readingOf(answered: readonly number[], all: readonly number[]): LegalReading {
  const shareWithin = all.length > 0 ? answered.filter(isWithin).length / all.length : null;
  const fastest = [...all].sort((a, b) => a - b).slice(0, Math.ceil(all.length * ANSWERED_SHARE));
  const fastestMeanSeconds = mean(fastest);
  return {
    shareWithin,
    fastestMeanSeconds,
    meetsShare: shareWithin === null ? null : shareWithin >= ANSWERED_SHARE,
    meetsMean: fastestMeanSeconds === null ? null : fastestMeanSeconds < ANSWER_WITHIN_SECONDS,
  };
}

const isWithin = (wait: number) => wait < ANSWER_WITHIN_SECONDS;
const waitOf = ({ waitSeconds }: MeasuredCall) => waitSeconds ?? 0;

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((total, value) => total + value, 0) / values.length : null;
}

function countOutcomes(calls: readonly MeasuredCall[]): Record<CallOutcome, number> {
  const counts = { answered: 0, abandoned: 0, missed: 0, rejected: 0, voicemail: 0, menu: 0, unknown: 0 };
  for (const { outcome } of calls) if (outcome) counts[outcome] += 1;
  return counts;
}
