import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

test.each([
  [1, 1, 2_000],
  [1, 0.5, 1_000],
  [4, 1, 16_000],
  [30, 1, 900_000],
  [30, 0, 0],
])('after %d failures, chance %d: %d ms', (failures, chance, wait) => {
  expect(backOff(failures, chance)).toBe(wait);
});
