import type { CallFact } from './call-fact.ts';
import type { Conversation } from './conversation.ts';
import type { CallOutcome } from './outcome.ts';

export interface Waiting {
  /** When a person was asked for: the first queue; null where the call went straight to a telephone. */
  readonly queuedAt: Date | null;
  /** Whole seconds from asking for a person to the answer, or to giving up. Null while it lasts, and where nobody was asked for. */
  readonly waitSeconds: number | null;
  /** How long the telephone rang that was answered. */
  readonly ringSeconds: number | null;
}

/**
 * How long somebody waited for a person: as the record says, as the exchange told at the answer, or worked out. The
 * menu before it is no waiting: there the caller was served, and could ask for a person at every step.
 */
export function waitingOf(conversation: Conversation, outcome: CallOutcome | null): Waiting {
  const { facts, answer, answeredAt, record, end, startedAt } = conversation;
  const queuedAt = facts.find(({ type }) => type === 'queue.entered')?.at ?? null;
  const waitedUntil = outcome === null || outcome === 'answered' ? answeredAt : (end?.at ?? null);
  const rang = facts.find(({ type }) => type === 'call.ringing')?.at ?? null;
  const told =
    record?.waitSeconds ?? toldAt(facts, answer ? 'call.answered' : 'call.abandoned', 'waitSeconds');
  const asked = outcome !== 'menu' && outcome !== 'unknown';
  return {
    queuedAt,
    waitSeconds: asked ? (told ?? between(queuedAt ?? rang ?? startedAt, waitedUntil)) : null,
    ringSeconds: answer
      ? (toldAt(facts, 'call.answered', 'ringSeconds') ?? between(answer.ringingAt, answer.answeredAt))
      : null,
  };
}

/** Zero is what exchanges send for what they did not measure. */
function toldAt(facts: readonly CallFact[], type: CallFact['type'], key: 'waitSeconds' | 'ringSeconds') {
  return Math.floor(facts.find((fact) => fact.type === type)?.[key] ?? 0) || null;
}

function between(from: Date | null, to: Date | null): number | null {
  return from && to ? Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000)) : null;
}
