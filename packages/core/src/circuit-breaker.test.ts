import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, BREAKER_RULES, type Breaker, CLOSED_BREAKER, phaseOf, settle } from './circuit-breaker.ts';

const after = (calls: readonly boolean[], start: Breaker = CLOSED_BREAKER, now = 0): Breaker =>
  calls.reduce((breaker, failed) => settle(breaker, { failed, now }), start);
const times = (count: number, failed: boolean) => Array<boolean>(count).fill(failed);

describe('the circuit breaker', () => {
  test.each([
    ['no call', [], 'closed'],
    ['nine failures', times(9, true), 'closed'],
    ['ten failures', times(10, true), 'open'],
    ['ten failures among the last twenty', [...times(10, false), ...times(10, true)], 'open'],
    ['ten failures, one of them longer ago', [true, ...times(11, false), ...times(9, true)], 'closed'],
  ] as const)('%s: %s', (_, calls, phase) => {
    expect(phaseOf(after(calls), 1)).toBe(phase);
  });

  test('after the rest one call may try, and decides', () => {
    const open = after(times(10, true));
    expect(admit(open, BREAKER_RULES.restMs - 1).admitted).toBe(false);
    const { admitted, breaker: probing } = admit(open, BREAKER_RULES.restMs);
    expect(admitted).toBe(true);
    expect(admit(probing, BREAKER_RULES.restMs + 1).admitted).toBe(false);
    expect(settle(probing, { failed: false, now: 31_000 })).toEqual(CLOSED_BREAKER);
    const again = settle(probing, { failed: true, now: 31_000 });
    expect([phaseOf(again, 60_999), phaseOf(again, 61_000)]).toEqual(['open', 'half_open']);
  });

  test('a probe that nobody answered for does not keep it shut for ever', () => {
    const { breaker } = admit(after(times(10, true)), 30_000);
    expect(admit(breaker, 60_000).admitted).toBe(true);
  });

  test('law: while it is open nothing goes out, and it always opens again for a try', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(10_000)), { maxLength: 60 }), (calls) => {
        let breaker = CLOSED_BREAKER;
        let now = 0;
        for (const [failed, pause] of calls) {
          now += pause;
          const asked = admit(breaker, now);
          expect(asked.admitted || phaseOf(breaker, now) !== 'closed').toBe(true);
          breaker = asked.admitted ? settle(asked.breaker, { failed, now }) : asked.breaker;
        }
        expect(admit(breaker, now + 2 * BREAKER_RULES.restMs).admitted).toBe(true);
      }),
    );
  });
});
