import { expect, test } from 'vitest';
import { blockRefusal, parseSender, sendersOf } from './senders.ts';

test.each([
  [' Toni@Vendes.example ', 'toni@vendes.example'],
  ['@Brossa.example', '@brossa.example'],
  ['brossa.example', null],
  ['@localhost', null],
  ['a b@x.cat', null],
  ['<a@x.cat>', null],
  ['', null],
])('%s is the sender %s', (typed, sender) => {
  expect(parseSender(typed)).toBe(sender);
});

test('a mail is blocked by its address or its domain, and by no other domain', () => {
  expect(sendersOf('X@Brossa.example')).toEqual(['x@brossa.example', '@brossa.example']);
  expect(sendersOf('x@mail.brossa.example')).not.toContain('@brossa.example');
});

test.each([
  ['atencio@sinia.example', 'sender_is_ours'],
  ['@sinia.example', 'sender_is_ours'],
  ['@gmail.com', 'sender_domain_too_wide'],
  ['algu@gmail.com', null],
  ['@brossa.example', null],
])('%s: %s', (sender, refusal) => {
  expect(blockRefusal(sender, ['atencio@sinia.example'])).toBe(refusal);
});
