import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgetLeft, nextSlot } from './pace.ts';

const now = new Date('2026-03-02T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const X = [
  { messages: 15, seconds: 900 },
  { messages: 1_440, seconds: 86_400 },
];

test.each([
  ['nothing left yet', X, [], null],
  ['fourteen in the quarter', X, Array.from({ length: 14 }, () => secondsAgo(60)), null],
  [
    'the sixteenth waits for the first to be a quarter old',
    X,
    Array.from({ length: 15 }, (_, i) => secondsAgo(800 - i)),
    secondsAgo(-100),
  ],
  ['what is older does not count', X, Array.from({ length: 15 }, () => secondsAgo(901)), null],
  [
    'the day counts too',
    [{ messages: 2, seconds: 86_400 }],
    [secondsAgo(3_600), secondsAgo(7_200)],
    secondsAgo(7_200 - 86_400),
  ],
])('%s', (_name, paces, left, expected) => {
  expect(nextSlot(paces, left, now)).toEqual(expected);
});

test('whoever keeps to the slots never exceeds a pace', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 60 }), (messages, seconds) => {
      const left: Date[] = [];
      let at = now;
      for (let sent = 0; sent < 20; sent += 1) {
        at = nextSlot([{ messages, seconds }], left, at) ?? at;
        expect(budgetLeft({ messages, seconds }, left, at)).toBeGreaterThan(0);
        left.push(at);
      }
    }),
  );
});

test('a budget says what is left of it', () => {
  expect(budgetLeft({ messages: 15, seconds: 900 }, [secondsAgo(10), secondsAgo(1_000)], now)).toBe(14);
});
