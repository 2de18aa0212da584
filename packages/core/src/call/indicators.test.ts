import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CALL_POLICY } from './call-policy.ts';
import { CALL_FIGURES, isCounted, type MeasuredCall, SUPERVISOR_OUTCOMES } from './figures.ts';
import { type CallTally, callIndicators, tallyOf } from './indicators.ts';
import { CALL_OUTCOMES, type CallOutcome } from './outcome.ts';

const call = (outcome: CallOutcome | null, waitSeconds: number | null, more: Partial<MeasuredCall> = {}) => ({
  ...{ direction: 'inbound' as const, outcome, callerKind: 'number' as const, waitSeconds },
  ...{ cutWhileWaiting: false, hasTicket: true, writeUpMissing: false, rating: null, supervisor: null },
  ...more,
});
const times = (count: number, one: MeasuredCall) => Array.from({ length: count }, () => one);
const ofTallies = (tallies: readonly CallTally[]) => callIndicators(tallies, DEFAULT_CALL_POLICY);
const of = (calls: readonly MeasuredCall[]) => ofTallies(calls.map((one) => tallyOf(one, 60)));

describe('both readings of the law', () => {
  test('96 of 100 in time: both are met', () => {
    const figures = of([...times(96, call('answered', 60)), ...times(4, call('answered', 600))]);
    expect(figures.counts).toMatchObject({ offered: 100, answeredWithin: 96, answeredLate: 4 });
    expect(figures.answeredOnly).toEqual({
      shareWithin: 0.96,
      fastestMeanSeconds: 60,
      meetsShare: true,
      meetsMean: true,
    });
  });

  test('half in time, the others a little late: the mean is met, the share is not', () => {
    const figures = of([...times(50, call('answered', 10)), ...times(50, call('answered', 200))]);
    expect(figures.answeredOnly.shareWithin).toBe(0.5);
    expect(figures.answeredOnly.fastestMeanSeconds).toBeCloseTo(100);
    expect(figures.answeredOnly).toMatchObject({ meetsShare: false, meetsMean: true });
  });

  test('three minutes are not less than three minutes', () => {
    expect(of([call('answered', 179), call('answered', 180)]).counts.answeredWithin).toBe(1);
  });

  test('with those who were not answered; short ones apart', () => {
    const figures = of([
      ...times(95, call('answered', 20)),
      ...times(3, call('abandoned', 40)),
      ...times(2, call('missed', 30)),
      ...times(7, call('abandoned', 4)),
      ...times(9, call('menu', null)),
      ...times(2, call('rejected', 0)),
    ]);
    expect(figures.counts).toMatchObject({ inbound: 118, offered: 100, abandoned: 3, shortAbandoned: 7 });
    expect(figures.answeredOnly.shareWithin).toBe(1);
    expect(figures.withUnanswered).toMatchObject({ shareWithin: 0.95, meetsShare: true });
  });

  test.each([
    ['all gave up after a minute', [[100, 'abandoned', 60]], 0, null, false],
    [
      '19 of 20 answered',
      [
        [19, 'answered', 20],
        [1, 'missed', 5],
      ],
      0.95,
      20,
      true,
    ],
    [
      '18 of 20 answered',
      [
        [18, 'answered', 20],
        [2, 'voicemail', 5],
      ],
      0.9,
      null,
      false,
    ],
    [
      'a wait that nobody knows',
      [
        [3, 'answered', 100],
        [1, 'answered', null],
      ],
      0.75,
      100,
      true,
    ],
    ['only waits that nobody knows', [[4, 'answered', null]], 0, null, null],
  ] as const)('whoever was not answered waits without end: %s', (...[, groups, share, seconds, met]) => {
    const { withUnanswered } = of(
      groups.flatMap(([count, outcome, wait]) => times(count, call(outcome, wait))),
    );
    expect(withUnanswered).toMatchObject({
      ...{ shareWithin: share, fastestMeanSeconds: seconds, meetsMean: met },
    });
  });

  test('an unknown wait is neither in time nor late, and in no mean', () => {
    const figures = of([call('answered', 40), call('answered', null)]);
    expect(figures.counts).toMatchObject({ answered: 2, answeredWithin: 1, answeredLate: 0 });
    expect(figures).toMatchObject({ meanWaitSeconds: 40, longestWaitSeconds: 40 });
  });

  test('nobody called', () => {
    expect(of([])).toMatchObject({
      ...{ counts: { offered: 0 }, meanWaitSeconds: null, longestWaitSeconds: null, meanRating: null },
      answeredOnly: { shareWithin: null, fastestMeanSeconds: null, meetsShare: null, meetsMean: null },
    });
  });
});

test('colleagues, calls of ours and calls that go on are not counted', () => {
  const figures = of([
    call('answered', 900, { direction: 'internal' }),
    call('answered', 900, { direction: 'outbound' }),
    call('answered', 900, { callerKind: 'short' }),
    call(null, null),
  ]);
  expect(figures.counts).toMatchObject({ inbound: 0, offered: 0 });
});

test.each([
  ['cut while waiting', call('abandoned', 600, { cutWhileWaiting: true }), 'cutWhileWaiting'],
  ['without a ticket', call('answered', 5, { hasTicket: false }), 'answeredWithoutTicket'],
  ['not written up', call('answered', 5, { writeUpMissing: true }), 'writeUpMissing'],
  ['a supervisor in time', call('answered', 5, { supervisor: 'in_time' }), 'supervisorInTime'],
  ['a supervisor too late', call('answered', 5, { supervisor: 'late' }), 'supervisorLate'],
  ['rated', call('answered', 5, { rating: 4 }), 'rated'],
] as const)('%s', (_name, one, figure) => {
  expect(of([one, call('answered', 5)]).counts[figure]).toBe(1);
});

test('means of waiting, talking and rating', () => {
  const tallies = [
    tallyOf(call('answered', 10, { rating: 5 }), 100),
    tallyOf(call('answered', 30, { rating: 2 }), 200),
    tallyOf(call('answered', 20), null),
  ];
  expect(ofTallies(tallies)).toMatchObject({
    ...{ meanWaitSeconds: 20, longestWaitSeconds: 30, meanTalkSeconds: 150, meanRating: 3.5 },
  });
});

describe('laws', () => {
  const measured = fc.record({
    outcome: fc.option(fc.constantFrom(...CALL_OUTCOMES), { nil: null }),
    waitSeconds: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const),
    callerKind: fc.constantFrom('hidden' as const, 'short' as const, 'number' as const),
    cutWhileWaiting: fc.boolean(),
    hasTicket: fc.boolean(),
    writeUpMissing: fc.boolean(),
    rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    supervisor: fc.option(fc.constantFrom(...SUPERVISOR_OUTCOMES), { nil: null }),
  });
  const calls = fc.array(measured, { maxLength: 60 });

  test('the parts are the whole', () => {
    fc.assert(
      fc.property(calls, (rows) => {
        const { counts } = of(rows);
        const { answered, abandoned, shortAbandoned, missed, voicemail, rejected, menu, unknown } = counts;
        const all = answered + abandoned + shortAbandoned + missed + voicemail + rejected + menu + unknown;
        expect(all).toBe(counts.inbound);
        expect(answered + abandoned + missed + voicemail).toBe(counts.offered);
        const unknownWaits = rows.filter(
          (one) => isCounted('answered', one, DEFAULT_CALL_POLICY) && one.waitSeconds === null,
        ).length;
        expect(counts.answeredWithin + counts.answeredLate + unknownWaits).toBe(answered);
        expect(counts.supervisorInTime + counts.supervisorLate).toBeLessThanOrEqual(counts.supervisorAsked);
        for (const figure of CALL_FIGURES) expect(counts[figure]).toBeLessThanOrEqual(counts.inbound);
      }),
    );
  });

  test('shares are shares, and a share met over all is met over the answered', () => {
    fc.assert(
      fc.property(calls, (rows) => {
        const { answeredOnly, withUnanswered, counts } = of(rows);
        for (const { shareWithin } of [answeredOnly, withUnanswered])
          expect(shareWithin === null || (shareWithin >= 0 && shareWithin <= 1)).toBe(true);
        if (withUnanswered.meetsShare && counts.answered > 0) expect(answeredOnly.meetsShare).toBe(true);
        // A share that is met implies the mean: each of the fastest 95 % is below.
        for (const reading of [answeredOnly, withUnanswered])
          if (reading.meetsShare) expect(reading.meetsMean).toBe(true);
      }),
    );
  });

  test('too many who were not answered: with them, the mean is not met', () => {
    fc.assert(
      fc.property(calls, (rows) => {
        const { counts, withUnanswered } = of(rows);
        const unanswered = counts.offered - counts.answered;
        fc.pre(unanswered > 0 && unanswered > counts.offered * 0.05);
        expect(withUnanswered).toMatchObject({ fastestMeanSeconds: null, meetsMean: false });
      }),
    );
  });

  test('short abandons change no reading', () => {
    fc.assert(
      fc.property(calls, fc.nat({ max: 20 }), (rows, count) => {
        const short = times(count, call('abandoned', DEFAULT_CALL_POLICY.shortAbandonSeconds - 1));
        const [before, after] = [of(rows), of([...rows, ...short])];
        expect([after.answeredOnly, after.withUnanswered]).toEqual([
          before.answeredOnly,
          before.withUnanswered,
        ]);
        expect(after.counts.shortAbandoned).toBe(before.counts.shortAbandoned + count);
      }),
    );
  });

  test('calls counted together are calls counted one by one, in any order', () => {
    fc.assert(
      fc.property(calls, (rows) => {
        const together = Map.groupBy(rows.toReversed(), (one) => JSON.stringify(one));
        const tallies = [...together.values()].map((alike): CallTally => {
          const count = alike.length;
          return { ...(alike[0] as MeasuredCall), count, talks: count, talkSeconds: count * 60 };
        });
        const [grouped, single] = [ofTallies(tallies), of(rows)];
        expect(grouped.counts).toEqual(single.counts);
        for (const reading of ['answeredOnly', 'withUnanswered'] as const) {
          expect(grouped[reading].shareWithin).toBe(single[reading].shareWithin);
          expect(grouped[reading].fastestMeanSeconds ?? -1).toBeCloseTo(
            single[reading].fastestMeanSeconds ?? -1,
          );
        }
      }),
    );
  });
});
