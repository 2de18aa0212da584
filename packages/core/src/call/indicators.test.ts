import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CALL_POLICY } from './call-policy.ts';
import { callIndicators, type MeasuredCall } from './indicators.ts';
import { CALL_OUTCOMES, type CallOutcome } from './outcome.ts';

const call = (outcome: CallOutcome | null, waitSeconds: number | null, more: Partial<MeasuredCall> = {}) => ({
  ...{ direction: 'inbound' as const, outcome, callerKind: 'number' as const, waitSeconds },
  ...{ talkSeconds: 60, cutWhileWaiting: false, ticketId: 'tkt_1' },
  ...more,
});
const times = (count: number, one: MeasuredCall) => Array.from({ length: count }, () => one);
const of = (calls: readonly MeasuredCall[]) => callIndicators(calls, DEFAULT_CALL_POLICY);

describe('both readings of the law', () => {
  test('96 of 100 in time: both are met', () => {
    const figures = of([...times(96, call('answered', 60)), ...times(4, call('answered', 600))]);
    expect(figures).toMatchObject({ offered: 100, answeredWithin: 96 });
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
    expect(of([call('answered', 179), call('answered', 180)]).answeredWithin).toBe(1);
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
    expect(figures).toMatchObject({ inbound: 118, offered: 100, shortAbandoned: 7 });
    expect(figures.answeredOnly.shareWithin).toBe(1);
    expect(figures.withUnanswered).toMatchObject({ shareWithin: 0.95, meetsShare: true });
  });

  test('nobody called', () => {
    expect(of([])).toMatchObject({
      ...{ offered: 0, meanWaitSeconds: null, longestWaitSeconds: null },
      answeredOnly: { shareWithin: null, fastestMeanSeconds: null, meetsShare: null, meetsMean: null },
    });
  });

  test('colleagues, calls of ours and calls that go on are not counted', () => {
    const figures = of([
      call('answered', 900, { direction: 'internal' }),
      call('answered', 900, { direction: 'outbound' }),
      call('answered', 900, { callerKind: 'short' }),
      call(null, null),
    ]);
    expect(figures).toMatchObject({ inbound: 0, offered: 0 });
  });

  test('who was cut while waiting, and which answered calls have no ticket', () => {
    const figures = of([
      call('abandoned', 600, { cutWhileWaiting: true }),
      call('answered', 5, { ticketId: null }),
      call('answered', 5),
    ]);
    expect(figures).toMatchObject({ cutWhileWaiting: 1, answeredWithoutTicket: 1 });
  });
});

test('laws: shares are shares, a met share over all calls is met over the answered, order does not matter', () => {
  const calls = fc.array(
    fc.record({
      outcome: fc.constantFrom(...CALL_OUTCOMES),
      waitSeconds: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(calls, (rows) => {
      const measured = rows.map(({ outcome, waitSeconds }) => call(outcome, waitSeconds));
      const figures = of(measured);
      const { answeredOnly, withUnanswered } = figures;
      expect(of(measured.toReversed())).toEqual(figures);
      for (const { shareWithin } of [answeredOnly, withUnanswered])
        expect(shareWithin === null || (shareWithin >= 0 && shareWithin <= 1)).toBe(true);
      if (withUnanswered.meetsShare && figures.outcomes.answered > 0)
        expect(answeredOnly.meetsShare).toBe(true);
      expect(figures.offered).toBeLessThanOrEqual(figures.inbound);
    }),
  );
});
