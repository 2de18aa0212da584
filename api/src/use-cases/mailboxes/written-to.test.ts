import { describe, expect, test } from 'vitest';
import { isOurs, mailboxAt, writtenTo } from './written-to.ts';

const ATENCIO = { address: 'atencio@sinia.example' };
const AVARIES = { address: 'avaries@sinia.example' };
const OTHER = { address: 'info@aigua.example' };
const BOXES = [ATENCIO, AVARIES, OTHER];

test.each([
  ['atencio@sinia.example', true],
  ['ATENCIO@Sinia.Example', true],
  ['avaries+factures@sinia.example', true],
  ['info@aigua.example', true],
  ['reply+abc.def@sinia.example', true],
  ['b+abc.def@aigua.example', true],
  ['reply@sinia.example', false],
  ['altre@sinia.example', false],
  ['atencio@aigua.example', false],
  ['atencio@lloc.example', false],
  ['atencio@sinia.example@lloc.example', false],
  ['', false],
])('%s is ours: %s', (address, ours) => {
  expect(isOurs(address, BOXES)).toBe(ours);
});

test('a signed address is no mailbox', () => {
  expect(mailboxAt('reply+abc.def@sinia.example', BOXES)).toBeUndefined();
});

describe('which one was written to', () => {
  test.each([
    [['avaries@sinia.example', 'atencio@sinia.example'], ['atencio@sinia.example'], AVARIES],
    [['algu@lloc.example', 'ATENCIO+web@sinia.example'], ['avaries@sinia.example'], ATENCIO],
    [['algu@lloc.example'], ['avaries@sinia.example'], AVARIES],
    [[], ['reply+abc.def@sinia.example'], undefined],
  ])('named %j, delivered to %j', (named, recipients, expected) => {
    expect(writtenTo(named, recipients, BOXES)).toBe(expected);
  });
});
