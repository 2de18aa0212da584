import type { CallFact } from './call-fact.ts';
import { type Leg, legKey } from './legs.ts';
import type { Thread } from './threads.ts';

export interface ThreadEnd {
  readonly at: Date;
  /** `presumed`: nobody said that the call ended, but nothing of it is left. */
  readonly closing: 'certain' | 'presumed';
  readonly fact: CallFact;
}

const WHOLE = new Set(['call.abandoned', 'call.voicemail', 'call.ended', 'call.missed', 'call.rejected']);

/**
 * How a call of the exchange ended; null while it goes on. What is told of one telephone ends the call only where that
 * telephone had answered it and has not handed it on.
 */
export function threadEnd(thread: Thread, legs: readonly Leg[]): ThreadEnd | null {
  const own = legs.filter(({ call }) => call === thread.call);
  const ends = thread.facts.filter((fact) => WHOLE.has(fact.type) && endsWhole(fact, thread, own));
  const record = thread.facts.filter(({ type }) => type === 'cdr.final').at(-1);
  const last = ends.at(-1);
  if (last) return { at: last.at, closing: 'certain', fact: last };
  if (record) return { at: record.at, closing: 'certain', fact: record };
  return presumed(thread, own);
}

function endsWhole(fact: CallFact, thread: Thread, legs: readonly Leg[]): boolean {
  if (fact.endReason === 'transfer') return false;
  if ((fact.type === 'call.missed' || fact.type === 'call.rejected') && goesOn(fact, thread)) return false;
  const leg = legs.find((one) => one.leg === legKey(fact));
  if (!leg || fact.type === 'call.abandoned' || fact.type === 'call.voicemail') return true;
  return leg.answeredAt !== null && fact.type === 'call.ended' && !handedOn(leg, thread, fact);
}

/** Whether another telephone rings after this one gave up, or somebody has answered. */
function goesOn(fact: CallFact, { facts }: Thread): boolean {
  return facts.some(({ type, at }) => type === 'call.answered' || (type === 'call.ringing' && at > fact.at));
}

/** Whether the call went on from that telephone to another before this. */
function handedOn(leg: Leg, thread: Thread, fact: CallFact): boolean {
  const since = leg.answeredAt ?? fact.at;
  return thread.facts.some(({ type, at }) => type === 'call.transferred' && at >= since && at <= fact.at);
}

/** All telephones have stopped ringing, or the call was handed to another and nothing followed. */
function presumed(thread: Thread, legs: readonly Leg[]): ThreadEnd | null {
  const silent = legs.length > 0 && legs.every((leg) => leg.endedAt !== null);
  const last = silent
    ? thread.facts.filter((fact) => WHOLE.has(fact.type) && legKey(fact) !== null).at(-1)
    : thread.facts.filter(({ endReason }) => endReason === 'transfer').at(-1);
  return last ? { at: last.at, closing: 'presumed', fact: last } : null;
}
