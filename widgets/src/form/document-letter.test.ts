import { expect, test } from 'vitest';
import { documentLetterFits } from './document-letter.ts';

test.each([
  ['00000000T', true],
  ['00.000.000-t', true],
  ['00000000A', false],
  ['X0000000T', true],
  ['x-0000000-r', false],
  ['Z0000000M', true],
  ['X00000000T', false],
  ['AAB123456', true],
  ['B65410011', true],
])('%s → %s', (typed, fits) => {
  expect(documentLetterFits(typed)).toBe(fits);
});
