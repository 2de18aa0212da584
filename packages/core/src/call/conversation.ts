import { type CallDirection, type CallFact, inOrder } from './call-fact.ts';
import { type Leg, legsOf } from './legs.ts';
import { type RecordTotals, recordTotals } from './record-totals.ts';
import { coveredSeconds, holdsOf, type Talk, talksOf } from './talks.ts';
import { type ThreadEnd, threadEnd } from './thread-end.ts';
import { type Thread, threadsOf } from './threads.ts';

interface Measured {
  readonly end: ThreadEnd | null;
  readonly talks: readonly Talk[];
  readonly record: RecordTotals | null;
  readonly holdSeconds: number;
  readonly onHold: boolean;
}

/** The facts of a conversation, sorted out: what the customer took part in, and what was measured of it. */
export interface Conversation {
  readonly direction: CallDirection;
  /** What the customer took part in, in order. */
  readonly facts: readonly CallFact[];
  readonly startedAt: Date;
  readonly legs: readonly Leg[];
  readonly talks: readonly Talk[];
  /** The first telephone of the house, or of whom we call, that answered the customer. */
  readonly answer: Leg | null;
  readonly answeredAt: Date | null;
  /** The exchange's record of the call that the customer made. */
  readonly record: RecordTotals | null;
  /** Whether any record of it says that somebody answered; null where there is none. */
  readonly recordAnswered: boolean | null;
  readonly end: ThreadEnd | null;
  readonly onHold: boolean;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  /** Nobody told its end for hours. */
  readonly stale: boolean;
}

export function conversationOf(told: readonly CallFact[]): Conversation {
  const ordered = inOrder(told);
  const threads = threadsOf(ordered);
  const legs = legsOf(threads);
  const own = threads.filter(({ customerSince }) => customerSince !== null);
  const calls = new Set(own.map(({ call }) => call));
  const facts = ordered.filter(({ call }) => calls.has(call));
  const measured = own.map((thread) => measure(thread, legs));
  const end = lastEnd(measured.map((one) => one.end));
  const records = measured.flatMap(({ record }) => record ?? []);
  const record = measured[0]?.record ?? null;
  const answer = firstAnswer(legs);
  return {
    direction: own[0]?.direction ?? 'inbound',
    facts,
    startedAt: (ordered[0] as CallFact).at,
    legs,
    talks: measured.flatMap(({ talks }) => talks).sort((a, b) => a.from.getTime() - b.from.getTime()),
    ...{ record, answer, answeredAt: record?.answeredAt ?? answer?.answeredAt ?? null },
    recordAnswered: records.length > 0 ? records.some(({ answered }) => answered) : null,
    end,
    onHold: measured.some(({ onHold }) => onHold),
    talkSeconds: measured.reduce((total, one) => total + talked(one, records), 0),
    holdSeconds: measured.reduce((total, { holdSeconds }) => total + holdSeconds, 0),
    stale: end === null && facts.some(({ type }) => type === 'call.stale'),
  };
}

function measure(thread: Thread, legs: readonly Leg[]): Measured {
  const end = threadEnd(thread, legs);
  const talks = talksOf(thread, legs, end);
  const holds = holdsOf(thread, end);
  const record = recordTotals(thread);
  return {
    ...{ end, talks, record },
    holdSeconds: record?.holdSeconds ?? coveredSeconds(holds),
    onHold: holds.some(({ to }) => to === null),
  };
}

/** As its record says; what the record of another of its calls covers is not counted twice. */
function talked({ record, talks }: Measured, records: readonly RecordTotals[]): number {
  return record?.talkSeconds ?? coveredSeconds(talks.filter((talk) => !isRecorded(talk, records)));
}

function isRecorded({ from, to }: Talk, records: readonly RecordTotals[]): boolean {
  const middle = (from.getTime() + (to ?? from).getTime()) / 2;
  return records.some(
    ({ answeredAt, endedAt }) =>
      answeredAt !== null && middle >= answeredAt.getTime() && middle < endedAt.getTime(),
  );
}

function firstAnswer(legs: readonly Leg[]): Leg | null {
  const answered = legs.filter(({ consultation, answeredAt }) => !consultation && answeredAt);
  return answered.sort((a, b) => Number(a.answeredAt) - Number(b.answeredAt))[0] ?? null;
}

/** A conversation has ended when each of its calls has: one that was handed on is over when the next one is. */
function lastEnd(ends: readonly (ThreadEnd | null)[]): ThreadEnd | null {
  const known = ends.filter((end) => end !== null);
  if (known.length === 0 || known.length < ends.length) return null;
  return known.reduce((latest, end) => (end.at > latest.at ? end : latest));
}
