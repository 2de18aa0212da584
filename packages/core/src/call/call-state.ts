import type { CallDirection, CallFact, CallParty, CallPriority, CallTransfer } from './call-fact.ts';
import { type Conversation, conversationOf } from './conversation.ts';
import type { Leg } from './legs.ts';
import { type CallOutcome, outcomeOf } from './outcome.ts';
import { type CallRating, ratingOf } from './rating.ts';
import type { Talk } from './talks.ts';
import { type Waiting, waitingOf } from './waiting.ts';

export const CALL_PHASES = ['started', 'menu', 'queued', 'ringing', 'talking', 'held', 'ended'] as const;
export type CallPhase = (typeof CALL_PHASES)[number];

/** A call as far as it is known: a function of the set of its facts, whatever order they came in. */
export interface CallState extends CallDetails, Waiting {
  readonly direction: CallDirection;
  readonly phase: CallPhase;
  /** Null while it goes on. */
  readonly outcome: CallOutcome | null;
  /** `presumed`: nothing is left of it, but nobody said that it ended. */
  readonly closing: 'open' | 'presumed' | 'certain';
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  /** Whole seconds with people of the house, holds included, second waits not. Null while it goes on. */
  readonly talkSeconds: number | null;
  readonly holdSeconds: number | null;
  readonly legs: readonly Leg[];
  readonly talks: readonly Talk[];
  /** Its end was never told. */
  readonly stale: boolean;
  /** The exchange hung up on somebody who waited (Ley 10/2025, art. 8.4). */
  readonly cutWhileWaiting: boolean;
}

export interface CallDetails {
  readonly from: CallParty | null;
  readonly to: string | null;
  readonly queue: CallFact['queue'];
  readonly transfers: readonly (CallTransfer & { readonly at: Date })[];
  readonly menu: CallFact['menu'];
  readonly priority: CallPriority | null;
  readonly recording: CallFact['recording'];
  /** Paused for what must not be heard again, such as the number of a card. */
  readonly recordingPaused: boolean;
  readonly consent: { readonly given: boolean; readonly at: Date } | null;
  readonly rating: CallRating | null;
  readonly wrappedUpAt: Date | null;
}

/** @param facts of one conversation, at least one; in any order, each as often as it came. */
export function callOf(facts: readonly CallFact[]): CallState {
  const conversation = conversationOf(facts);
  const { direction, end, stale, legs, talks, record } = conversation;
  const ended = end !== null || stale;
  const outcome = ended ? outcomeOf(evidenceOf(conversation)) : null;
  const waiting = waitingOf(conversation, outcome);
  const answered = outcome === null || outcome === 'answered';
  const endReason = end?.fact.endReason ?? null;
  return {
    ...{ direction, outcome, stale, legs, talks, ...detailsOf(conversation.facts), ...waiting },
    phase: ended ? 'ended' : phaseOf(conversation),
    closing: end ? end.closing : stale ? 'certain' : 'open',
    startedAt: record?.startedAt ?? conversation.startedAt,
    answeredAt: answered ? conversation.answeredAt : null,
    endedAt: end?.at ?? null,
    talkSeconds: end ? Math.floor(conversation.talkSeconds) : null,
    holdSeconds: end ? Math.floor(conversation.holdSeconds) : null,
    cutWhileWaiting:
      (outcome === 'abandoned' || outcome === 'missed') &&
      (endReason === 'timeout' || endReason === 'system'),
  };
}

const PAUSES: ReadonlySet<CallFact['type']> = new Set(['recording.paused', 'recording.resumed']);

function evidenceOf(conversation: Conversation) {
  const { direction, facts, legs, record, recordAnswered, end } = conversation;
  const told = new Set(facts.map(({ type }) => type));
  return {
    ...{ direction, recordAnswered, told },
    answered: conversation.answeredAt !== null,
    disposition: record?.disposition ?? null,
    rang: legs.some(({ consultation }) => !consultation),
    queued: told.has('queue.entered'),
    endReason: end?.fact.endReason ?? null,
    ended: end !== null,
  };
}

function phaseOf({ talks, onHold, legs, facts }: Conversation): CallPhase {
  if (talks.some(({ to }) => to === null)) return onHold ? 'held' : 'talking';
  if (legs.some(({ consultation, outcome }) => !consultation && outcome === 'ringing')) return 'ringing';
  if (facts.some(({ type }) => type === 'queue.entered')) return 'queued';
  return facts.some(({ type }) => type === 'ivr.selected') ? 'menu' : 'started';
}

function detailsOf(facts: readonly CallFact[]): CallDetails {
  const consented = facts.filter(({ consent }) => consent !== null).at(-1);
  return {
    from: firstOf(facts, 'from'),
    to: firstOf(facts, 'to'),
    queue: firstOf(facts, 'queue'),
    priority: firstOf(facts, 'priority'),
    menu: facts.filter(({ menu }) => menu).at(-1)?.menu ?? null,
    recording: recordingOf(facts),
    recordingPaused: facts.filter(({ type }) => PAUSES.has(type)).at(-1)?.type === 'recording.paused',
    transfers: facts.flatMap(({ type, transfer, at }) =>
      type === 'call.transferred' && transfer ? [{ ...transfer, at }] : [],
    ),
    consent: consented ? { given: consented.consent === true, at: consented.at } : null,
    rating: ratingOf(facts),
    wrappedUpAt: facts.filter(({ type }) => type === 'agent.wrapup').at(-1)?.at ?? null,
  };
}

/** The last that was told of, unless it was deleted since. */
function recordingOf(facts: readonly CallFact[]): CallFact['recording'] {
  const last = facts.filter(({ recording }) => recording).at(-1)?.recording ?? null;
  return last?.status === 'deleted' ? null : last;
}

function firstOf<Key extends 'from' | 'to' | 'queue' | 'priority'>(
  facts: readonly CallFact[],
  key: Key,
): CallFact[Key] | null {
  return facts.find((fact) => fact[key] !== null)?.[key] ?? null;
}
