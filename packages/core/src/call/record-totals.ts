import type { CallFact } from './call-fact.ts';
import type { Thread } from './threads.ts';

/** What the exchange's own records say of a call: they win over everything that was worked out. */
export interface RecordTotals {
  readonly answered: boolean;
  readonly disposition: CallFact['disposition'];
  readonly startedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  readonly waitSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly holdSeconds: number | null;
}

/**
 * The totals of the records of one call: the last record of each telephone counts, and one about the whole call stands
 * for all. Null where there is no record.
 */
export function recordTotals({ facts }: Thread): RecordTotals | null {
  const latest = new Map<string | null, CallFact>();
  for (const fact of facts) if (fact.type === 'cdr.final') latest.set(fact.leg, fact);
  const whole = latest.get(null);
  const records = whole ? [whole] : [...latest.values()];
  const first = records.find(wasAnswered) ?? records[0];
  if (!first) return null;
  const answered = records.some(wasAnswered);
  const talkSeconds = sum(records.map((record) => record.talkSeconds));
  const endedAt = new Date(Math.max(...records.map(({ at }) => at.getTime())));
  const answeredAt = first.span?.answeredAt ?? (answered ? before(endedAt, talkSeconds) : null);
  return {
    answered,
    disposition: first.disposition,
    startedAt: first.span?.startedAt ?? before(answeredAt ?? endedAt, first.waitSeconds),
    answeredAt,
    endedAt,
    waitSeconds: first.waitSeconds === null ? null : Math.floor(first.waitSeconds),
    talkSeconds,
    holdSeconds: sum(records.map((record) => record.holdSeconds)),
  };
}

function wasAnswered({ disposition, talkSeconds }: CallFact): boolean {
  return disposition ? disposition === 'answered' : (talkSeconds ?? 0) > 0;
}

function sum(seconds: readonly (number | null)[]): number | null {
  const known = seconds.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((total, value) => total + value, 0) : null;
}

function before(at: Date, seconds: number | null): Date | null {
  return seconds === null ? null : new Date(at.getTime() - seconds * 1000);
}
