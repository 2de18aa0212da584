import { describe, expect, test } from 'vitest';
import { mergeRefusal, namesSamePerson, type Person, provenSamePerson, unmergedStatus } from './merge.ts';

const open = { status: 'open', shelf: null } as const;

test.each([
  [{ id: 'a', ...open }, { id: 'b', ...open }, null],
  [{ id: 'a', ...open }, { id: 'a', ...open }, 'merge_into_itself'],
  [{ id: 'a', ...open, shelf: 'merged' as const }, { id: 'b', ...open }, 'merge_already_merged'],
  [{ id: 'a', ...open }, { id: 'b', ...open, shelf: 'merged' as const }, 'merge_into_merged'],
  [{ id: 'a', ...open, shelf: 'spam' as const }, { id: 'b', ...open }, 'ticket_is_spam'],
  [{ id: 'a', ...open }, { id: 'b', ...open, shelf: 'snoozed' as const }, null],
  [{ id: 'a', ...open }, { id: 'b', ...open, status: 'closed' as const }, 'merge_into_closed'],
  [{ id: 'a', ...open }, { id: 'b', ...open, status: 'solved' as const }, 'merge_into_resolved'],
  [{ id: 'a', ...open, status: 'solved' as const }, { id: 'b', ...open, status: 'solved' as const }, null],
  [{ id: 'a', ...open, status: 'closed' as const }, { id: 'b', ...open }, null],
])('%o into %o: %s', (from, into, refusal) => {
  expect(mergeRefusal(from, into)).toBe(refusal);
});

test.each([
  ['pending', true, 'open'],
  ['solved', true, 'open'],
  ['on_hold', true, 'open'],
  ['closed', true, 'closed'],
  ['new', true, 'new'],
  ['solved', false, 'solved'],
] as const)('%s, customer wrote: %s → %s', (before, wrote, after) => {
  expect(unmergedStatus(before, wrote)).toBe(after);
});

describe('whose they are', () => {
  const person = (
    requester: Person['requester'],
    verified = true,
    ownerKey: string | null = null,
  ): Person => ({
    ...{ requester, requesterVerified: verified, ownerKey, noticeRoute: null },
  });

  test.each([
    [person({ email: 'A@x.cat' }), person({ email: 'a@x.cat' }), true, true],
    [person({ email: 'a@x.cat' }, false), person({ email: 'a@x.cat' }), true, false],
    [person({ phone: '+34 600 111 222' }), person({ phone: '600111222' }), true, false],
    [person({ documentId: '0000A' }), person({ documentId: '0000a' }), true, false],
    [person({ email: 'a@x.cat' }), person({ email: 'b@x.cat' }), false, false],
    [person({}), person({}), false, false],
    [person({}, true, 'site:1:u'), person({ email: 'b@x.cat' }, false, 'site:1:u'), true, true],
  ])('%o and %o: named %s, proven %s', (one, other, named, proven) => {
    expect(namesSamePerson(one, other)).toBe(named);
    expect(provenSamePerson(one, other)).toBe(proven);
    expect(provenSamePerson(other, one)).toBe(proven);
  });

  const anna = person({ email: 'a@x.cat', phone: '600111222' });
  test.each([
    ['the same telephone', { phone: '+34 600 111 222' }, null, true],
    ['another telephone', { phone: '600 999 999' }, null, false],
    ['told by SMS elsewhere', {}, { channel: 'sms', address: '+34600999999' }, false],
    ['told by mail elsewhere', {}, { channel: 'email', address: 'b@x.cat' }, false],
    ['told by mail there', {}, { channel: 'email', address: 'A@x.cat' }, true],
    ['told by post', {}, { channel: 'post', address: 'Carrer Nou, 1' }, true],
  ] as const)('a reader with %s: %o %o → %s', (_what, more, noticeRoute, proven) => {
    expect(provenSamePerson(anna, { ...person({ email: 'a@x.cat', ...more }), noticeRoute })).toBe(proven);
  });
});
