import type { CallFact } from './call-fact.ts';
import type { Thread } from './threads.ts';

/** One telephone that rang: `elsewhere` where somebody else was quicker. */
export interface Leg {
  readonly call: string;
  readonly leg: string;
  readonly extension: string | null;
  readonly userId: string | null;
  readonly consultation: boolean;
  readonly ringingAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: 'ringing' | 'answered' | 'missed' | 'rejected' | 'elsewhere';
}

const OF_LEGS = new Set(['call.ringing', 'call.answered', 'call.missed', 'call.rejected', 'call.ended']);

/** What a fact names a telephone by; null where it is about the call as a whole. */
export function legKey({ leg, extension }: CallFact): string | null {
  return leg ?? extension;
}

/** Every telephone that rang, or answered, in the order in which they did. */
export function legsOf(threads: readonly Thread[]): Leg[] {
  return threads.flatMap((thread) => {
    const groups = new Map<string, CallFact[]>();
    for (const fact of thread.facts) {
      if (!OF_LEGS.has(fact.type)) continue;
      // An answer that names no telephone is an answer all the same.
      const key = legKey(fact) ?? (fact.type === 'call.answered' ? thread.call : null);
      if (key === null) continue;
      groups.set(key, [...(groups.get(key) ?? []), fact]);
    }
    const answered = [...groups.values()].some((facts) => facts.some(is('call.answered')));
    return [...groups].flatMap(([leg, facts]) => {
      const rang = facts.some(is('call.ringing')) || facts.some(is('call.answered'));
      const turnedDown = facts.some(is('call.missed')) || facts.some(is('call.rejected'));
      return rang || turnedDown ? [legOf(thread, leg, facts, answered)] : [];
    });
  });
}

function legOf(thread: Thread, leg: string, facts: readonly CallFact[], answered: boolean): Leg {
  const at = (type: CallFact['type']) => facts.find(is(type))?.at ?? null;
  const answeredAt = at('call.answered');
  // A telephone that rings again has not ended.
  const last = facts.at(-1);
  const ended = last && last.type !== 'call.ringing' && last.type !== 'call.answered' ? last : undefined;
  const rejected = facts.some(is('call.rejected'));
  return {
    call: thread.call,
    leg,
    extension: facts.find(({ extension }) => extension)?.extension ?? null,
    userId: facts.find(({ userId }) => userId)?.userId ?? null,
    consultation: thread.customerSince === null,
    ringingAt: at('call.ringing'),
    answeredAt,
    endedAt: ended?.at ?? null,
    outcome: answeredAt
      ? 'answered'
      : answered
        ? 'elsewhere'
        : rejected
          ? 'rejected'
          : ended
            ? 'missed'
            : 'ringing',
  };
}

const is = (type: CallFact['type']) => (fact: CallFact) => fact.type === type;
