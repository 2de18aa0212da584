import { CallIndicators, ReportPeriod } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { type CallPolicy, callIndicators, tallyOf } from '@sinia/core/call';
import type { Database } from '@sinia/database';
import { z } from 'zod';
import { readPolicy } from '../calls/policy-store.ts';
import { defineQuery } from '../query.ts';
import { type MeasuredRow, readMeasured } from './call-tally-store.ts';
import { type Period, periodOf } from './period.ts';
import { readRawEvents } from './raw-event-store.ts';
import { type Reworked, reworkCall } from './rework-call.ts';

/** Calls whose events are read at once. */
const PIECE = 1_000;
const LONGEST_MS = 32 * 86_400_000;

export const Recomputed = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  calls: z.int(),
  events: z.int(),
  /** Calls that their events tell otherwise, and in what. */
  differing: z.array(z.object({ id: z.string(), fields: z.array(z.string()) })),
  kept: CallIndicators,
  reworked: CallIndicators,
});
export type Recomputed = z.infer<typeof Recomputed>;

/**
 * Works every call of a period out anew, from nothing but what exchanges told as they told it, and puts the figures beside
 * those that are shown (Ley 10/2025, art. 22.1.b). Changes nothing. At most 31 days at once.
 */
export const recomputeCalls = defineQuery({
  name: 'recomputeCalls',
  permission: 'report.read',
  input: ReportPeriod,
  output: Recomputed,
  run: async ({ dependencies: { db, clock } }, asked) => {
    const now = clock();
    const period = periodOf(asked, now);
    if (period.to.getTime() - period.from.getTime() > LONGEST_MS)
      throw new Refusal('invalid_query', { fields: [{ pointer: '/to', code: 'too_big' }] });
    const { policy } = await readPolicy(db);
    return compareCalls(db, { period, policy, now });
  },
});

async function compareCalls(
  db: Database,
  { period, policy, now }: { period: Period; policy: CallPolicy; now: Date },
): Promise<Recomputed> {
  const kept = await readMeasured(db, { period, policy, now });
  const reworked: Reworked[] = [];
  for (let at = 0; at < kept.length; at += PIECE) {
    const piece = kept.slice(at, at + PIECE);
    const events = await readRawEvents(
      db,
      piece.map(({ id }) => id),
    );
    for (const call of piece) reworked.push(reworkCall(call, events.get(call.id) ?? []));
  }
  return {
    ...{ from: period.from.toISOString(), to: period.to.toISOString(), calls: kept.length },
    events: reworked.reduce((total, { events }) => total + events, 0),
    differing: reworked.flatMap(({ id, fields }) => (fields.length > 0 ? [{ id, fields: [...fields] }] : [])),
    kept: indicatorsOf(kept, policy),
    reworked: indicatorsOf(
      reworked.map(({ call }) => call),
      policy,
    ),
  };
}

function indicatorsOf(calls: readonly MeasuredRow[], policy: CallPolicy) {
  return callIndicators(
    calls.map((call) => tallyOf(call, call.talkSeconds)),
    policy,
  );
}
