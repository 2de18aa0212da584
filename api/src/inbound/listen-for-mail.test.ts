import { expect, test } from 'vitest';
import { isOurs } from './listen-for-mail.ts';

test.each([
  ['atencio@sinia.example', true],
  ['ATENCIO@Sinia.Example', true],
  ['atencio+factures@sinia.example', true],
  ['reply+abc.def@sinia.example', true],
  ['b+abc.def@sinia.example', true],
  ['reply@sinia.example', false],
  ['altre@sinia.example', false],
  ['atencio@lloc.example', false],
  ['atencio@sinia.example@lloc.example', false],
  ['', false],
])('%s is ours: %s', (address, ours) => {
  expect(isOurs(address, 'atencio@sinia.example')).toBe(ours);
});
