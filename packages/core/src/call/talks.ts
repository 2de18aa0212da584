import type { CallFact } from './call-fact.ts';
import { type Leg, legKey } from './legs.ts';
import type { ThreadEnd } from './thread-end.ts';
import type { Thread } from './threads.ts';

/** A stretch in which the customer talks with somebody of the house; `to` is null while it lasts. */
export interface Talk {
  readonly extension: string | null;
  readonly userId: string | null;
  readonly from: Date;
  readonly to: Date | null;
}

/** Who talked with the customer in one call of the exchange, and for how long. */
export function talksOf(thread: Thread, legs: readonly Leg[], end: ThreadEnd | null): Talk[] {
  const since = thread.customerSince;
  if (!since) return [];
  const answered = legs
    .filter((leg) => leg.call === thread.call && leg.answeredAt)
    .map((leg): Talk => {
      const from = later(leg.answeredAt as Date, since);
      const { extension, userId } = leg;
      return { extension, userId, from, to: talkEnd(thread, leg.leg, extension, from, end) };
    });
  const talks = [...answered, ...takenOver(thread, legs, end)];
  return talks.filter(({ from, to }) => to === null || to > from);
}

/** Nobody rings after an attended transfer: the colleague who was consulted is on the line. */
function takenOver({ call, facts }: Thread, legs: readonly Leg[], end: ThreadEnd | null): Talk[] {
  return facts.flatMap((fact, index) => {
    const extension = fact.transfer?.toExtension;
    if (fact.type !== 'call.transferred' || fact.transfer?.type !== 'attended' || !extension) return [];
    const toldOtherwise = legs.some(
      ({ call: other, extension: theirs, answeredAt }) =>
        theirs === extension && answeredAt && (other !== call || answeredAt >= fact.at),
    );
    if (toldOtherwise) return [];
    const next = facts.slice(index + 1).find(({ type }) => type === 'call.transferred');
    return [
      { extension, userId: fact.transfer.toUserId ?? null, from: fact.at, to: next?.at ?? end?.at ?? null },
    ];
  });
}

/** The earliest of: this telephone hung up, it handed the call on, the call ended. */
function talkEnd(
  thread: Thread,
  leg: string,
  extension: string | null,
  from: Date,
  end: ThreadEnd | null,
): Date | null {
  const left = thread.facts.find((fact) => fact.at >= from && leaves(fact, leg, extension));
  const times = [left?.at, end?.at].filter((at): at is Date => at !== undefined && at >= from);
  return times.length > 0 ? new Date(Math.min(...times.map(Number))) : null;
}

function leaves(fact: CallFact, leg: string, extension: string | null): boolean {
  const key = legKey(fact);
  const isTheirs = key === null || key === leg || key === extension;
  return isTheirs && (fact.type === 'call.transferred' || fact.type === 'call.ended');
}

/** Seconds covered by the stretches, each moment once. */
export function coveredSeconds(
  stretches: readonly { readonly from: Date; readonly to: Date | null }[],
): number {
  const closed = stretches
    .flatMap(({ from, to }) => (to ? [[from.getTime(), to.getTime()] as const] : []))
    .sort(([a], [b]) => a - b);
  let covered = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const [from, to] of closed) {
    if (to > until) covered += to - Math.max(from, until);
    until = Math.max(until, to);
  }
  return covered / 1000;
}

/** The stretches in which the customer was put on hold. */
export function holdsOf({ facts }: Thread, end: ThreadEnd | null): { from: Date; to: Date | null }[] {
  const holds: { from: Date; to: Date | null }[] = [];
  let since: Date | null = null;
  for (const { type, at } of facts) {
    if (type === 'call.held') since ??= at;
    if (type === 'call.unheld' && since) {
      holds.push({ from: since, to: at });
      since = null;
    }
  }
  if (since) holds.push({ from: since, to: end?.at ?? null });
  return holds;
}

const later = (a: Date, b: Date) => (a > b ? a : b);
