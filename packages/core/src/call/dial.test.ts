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
  ['+376 712345', '+376712345', null],
  ['+44 20 7946 0018', '+442079460018', null],
  ['+353 1 234 5678', '+35312345678', null],
  ['+88 1 631 5550', '+8816315550', 'number_not_callable'],
  ['+882 13 123456', '+88213123456', 'number_not_callable'],
  ['+870 773 123 456', '+870773123456', 'number_not_callable'],
  ['+979 123 456 789', '+979123456789', 'number_not_callable'],
  ['+1 876 555 0100', '+18765550100', 'number_not_callable'],
  ['+53 5 1234567', '+5351234567', 'number_not_callable'],
  ['806 123 456', '+34806123456', 'number_not_callable'],
  ['905123456', '+34905123456', 'number_not_callable'],
])('%s', (typed, e164, refusal) => {
  expect(dialRefusal(typed, e164)).toBe(refusal);
});
