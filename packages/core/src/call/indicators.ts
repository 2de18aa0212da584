import type { CallPolicy } from './call-policy.ts';
import {
  ANSWER_WITHIN_SECONDS,
  ANSWERED_SHARE,
  CALL_FIGURES,
  type CallFigure,
  isCounted,
  isWithin,
  type MeasuredCall,
} from './figures.ts';

/** Calls that are alike in all that the figures ask of them. */
export interface CallTally extends MeasuredCall {
  readonly count: number;
  /** How many of them tell how long was talked, and how many seconds in all. */
  readonly talks: number;
  readonly talkSeconds: number;
}

/**
 * The law says "95 %, on average, in less than 3 minutes", which can be read in two ways; both are told, each over the
 * answered calls alone and with those that were not (voicemail, missed, abandoned but for the short ones).
 */
export interface LegalReading {
  /** How many of the calls were answered in less than 3 minutes, 0 to 1. Null where there are none. */
  readonly shareWithin: number | null;
  /**
   * The mean wait of the fastest 95 % of the calls whose wait is known, in seconds. Null where there are none, or where
   * one of these 95 % was not answered: the reading is then not met.
   */
  readonly fastestMeanSeconds: number | null;
  readonly meetsShare: boolean | null;
  readonly meetsMean: boolean | null;
}

export interface CallIndicators {
  readonly counts: Readonly<Record<CallFigure, number>>;
  readonly answeredOnly: LegalReading;
  readonly withUnanswered: LegalReading;
  readonly meanWaitSeconds: number | null;
  readonly longestWaitSeconds: number | null;
  readonly meanTalkSeconds: number | null;
  /** 1 to 5. */
  readonly meanRating: number | null;
}

/** The figures of some calls; of colleagues' calls and of ours none is counted. */
export function callIndicators(
  tallies: readonly CallTally[],
  policy: Pick<CallPolicy, 'shortAbandonSeconds'>,
): CallIndicators {
  const of = (figure: CallFigure) => tallies.filter((tally) => isCounted(figure, tally, policy));
  const answered = of('answered');
  return {
    counts: Object.fromEntries(
      CALL_FIGURES.map((figure) => [figure, total(of(figure).map(({ count }) => count))]),
    ) as Record<CallFigure, number>,
    answeredOnly: readingOf(answered, answered),
    withUnanswered: readingOf(answered, of('offered')),
    meanWaitSeconds: mean(knownWaits(answered)),
    longestWaitSeconds: knownWaits(answered).reduce<number | null>(
      (longest, [wait]) => Math.max(longest ?? 0, wait),
      null,
    ),
    meanTalkSeconds: mean(answered.map((one) => [one.talkSeconds / (one.talks || 1), one.talks])),
    meanRating: mean(of('rated').map((one) => [one.rating ?? 0, one.count])),
  };
}

/** One call, as a tally. @param talkSeconds null where it is not known */
export function tallyOf(call: MeasuredCall, talkSeconds: number | null): CallTally {
  return { ...call, count: 1, talks: talkSeconds === null ? 0 : 1, talkSeconds: talkSeconds ?? 0 };
}

/**
 * Both readings over some calls.
 *
 * @param answered those that were answered
 * @param all those that count
 */
function readingOf(answered: readonly CallTally[], all: readonly CallTally[]): LegalReading {
  const counting = total(all.map(({ count }) => count));
  const within = total(answered.filter(isWithin).map(({ count }) => count));
  const shareWithin = counting > 0 ? within / counting : null;
  const fastestMean = mean(fastest(knownWaits(all)));
  return {
    shareWithin,
    fastestMeanSeconds: fastestMean === Number.POSITIVE_INFINITY ? null : fastestMean,
    meetsShare: shareWithin === null ? null : shareWithin >= ANSWERED_SHARE,
    meetsMean: fastestMean === null ? null : fastestMean < ANSWER_WITHIN_SECONDS,
  };
}

type Weighed = readonly [value: number, weight: number];

/** Until the answer: whoever was not answered waits without end. An answer whose wait is not known says nothing. */
function knownWaits(tallies: readonly CallTally[]): Weighed[] {
  return tallies.flatMap(({ outcome, waitSeconds, count }): Weighed[] => {
    if (outcome !== 'answered') return [[Number.POSITIVE_INFINITY, count]];
    return waitSeconds === null ? [] : [[waitSeconds, count]];
  });
}

/** The shortest of the waits, of as many calls as are to be answered in time. */
function fastest(waits: readonly Weighed[]): Weighed[] {
  let left = Math.ceil(total(waits.map(([, count]) => count)) * ANSWERED_SHARE);
  const taken: Weighed[] = [];
  for (const [wait, count] of [...waits].sort(([a], [b]) => a - b)) {
    if (left <= 0) break;
    taken.push([wait, Math.min(left, count)]);
    left -= count;
  }
  return taken;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function mean(values: readonly Weighed[]): number | null {
  const weight = total(values.map(([, one]) => one));
  return weight > 0 ? total(values.map(([value, one]) => value * one)) / weight : null;
}
