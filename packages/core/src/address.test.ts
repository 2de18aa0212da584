import { expect, test } from 'vitest';
import { isEmailAddress } from './address.ts';

test.each([
  ['nuria.puig@example.cat', true],
  ['n+1@sub.example.cat', true],
  ['nuria', false],
  ['nuria@', false],
  ['nuria@example', false],
  ['nuria@example..cat ', false],
  ['nuria@@example.cat', false],
  ['Núria Puig <nuria@example.cat>', false],
  ['a@b.cat, c@d.cat', false],
  [`${'a'.repeat(250)}@b.cat`, false],
])('%j: %s', (text, expected) => {
  expect(isEmailAddress(text)).toBe(expected);
});
