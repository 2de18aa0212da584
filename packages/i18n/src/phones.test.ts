import { expect, test } from 'vitest';
import { readablePhone, telHref } from './phones.ts';

test.each([
  ['+34600111222', '600 111 222'],
  ['+33142278186', '+33 142278186'],
  ['204', '204'],
])('%s is read as %s', (number, written) => {
  expect(readablePhone(number)).toBe(written);
});

test.each([
  ['+34 600 11 12 22', 'tel:+34600111222'],
  ['600.111.222', 'tel:600111222'],
  ['+34936000000 ext. 12', 'tel:+34936000000;ext=12'],
  ['+34936000000;ext=7', 'tel:+34936000000;ext=7'],
  ['anonymous', null],
  ['', null],
])('%s is dialled as %s', (number, address) => {
  expect(telHref(number)).toBe(address);
});
