import { expect, test } from 'vitest';
import { dialRefusal } from './dial.ts';

test.each([
  ['600111222', '+34600111222', null],
  ['tel:+34937416100', '+34937416100', null],
  ['0033 1 70 18 99 00', '+33170189900', null],
  ['112', null, 'number_not_callable'],
  ['214', null, 'number_not_callable'],
  ['anonymous', null, 'number_not_callable'],
  ['+', null, 'number_not_callable'],
  ['', null, 'number_not_callable'],
  ['600', null, 'number_not_callable'],
  ['806 123 456', '+34806123456', 'number_not_callable'],
  ['905123456', '+34905123456', 'number_not_callable'],
])('%s', (typed, e164, refusal) => {
  expect(dialRefusal(typed, e164)).toBe(refusal);
});
