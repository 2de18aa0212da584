import { expect, test } from 'vitest';
import { daysOf, isPeriod, lengthOf } from './report-period.ts';

/** Half past midnight in Mataró. */
const NOW = new Date('2026-03-01T23:30:00Z');

test.each([
  ['today', '2026-03-02', '2026-03-02', 1],
  ['yesterday', '2026-03-01', '2026-03-01', 1],
  ['week', '2026-02-24', '2026-03-02', 7],
  ['month', '2026-02-01', '2026-03-02', 30],
  ['year', '2026-01-01', '2026-03-02', 61],
] as const)('%s', (choice, from, to, length) => {
  const days = daysOf(choice, NOW);
  expect(days).toEqual({ from, to });
  expect(lengthOf(days)).toBe(length);
  expect(isPeriod(days)).toBe(true);
});

test.each([
  ['2026-03-02', '2026-03-01', false],
  ['2026-01-01', '2027-01-01', true],
  ['2026-01-01', '2027-01-02', false],
  ['', '2026-03-01', false],
])('%s to %s: %s', (from, to, is) => {
  expect(isPeriod({ from, to })).toBe(is);
});
