import { expect, test } from 'vitest';
import { consequenceOf, DEFAULT_CALL_POLICY, type EndedCall } from './call-policy.ts';
import { ratesTicket } from './rated-ticket.ts';

const CALL: EndedCall = {
  direction: 'inbound',
  outcome: 'answered',
  callerKind: 'number',
  waitSeconds: 20,
  hasTicket: false,
};

test.each([
  ['answered', {}, 'ticket', 'answered'],
  ['answered, number hidden', { callerKind: 'hidden' }, 'ticket', 'answered'],
  ['answered, opened by the agent', { hasTicket: true }, 'nothing', 'has_ticket'],
  ['a colleague', { callerKind: 'short' }, 'nothing', 'not_of_a_customer'],
  ['colleagues', { direction: 'internal' }, 'nothing', 'not_of_a_customer'],
  ['a call of ours', { direction: 'outbound' }, 'nothing', 'not_of_a_customer'],
  ['missed', { outcome: 'missed' }, 'callback', 'policy'],
  ['missed, number hidden', { outcome: 'missed', callerKind: 'hidden' }, 'nothing', 'number_hidden'],
  ['abandoned', { outcome: 'abandoned' }, 'callback', 'policy'],
  ['abandoned after 5 s', { outcome: 'abandoned', waitSeconds: 5 }, 'callback', 'policy'],
  ['abandoned sooner', { outcome: 'abandoned', waitSeconds: 4 }, 'nothing', 'short_abandon'],
  ['abandoned, nobody knows when', { outcome: 'abandoned', waitSeconds: null }, 'callback', 'policy'],
  ['voicemail', { outcome: 'voicemail' }, 'ticket', 'policy'],
  ['voicemail, number hidden', { outcome: 'voicemail', callerKind: 'hidden' }, 'ticket', 'policy'],
  ['the menu alone', { outcome: 'menu' }, 'nothing', 'nobody_was_asked_for'],
  ['rejected', { outcome: 'rejected' }, 'nothing', 'nobody_was_asked_for'],
  ['lost', { outcome: 'unknown' }, 'nothing', 'nobody_was_asked_for'],
] as const)('%s', (_name, change, consequence, reason) => {
  expect(consequenceOf({ ...CALL, ...change }, DEFAULT_CALL_POLICY)).toEqual({ consequence, reason });
});

test('the house may decide otherwise', () => {
  const consequences = { missed: 'ticket', abandoned: 'nothing', voicemail: 'callback' } as const;
  const policy = { ...DEFAULT_CALL_POLICY, consequences };
  const decided = (outcome: EndedCall['outcome']) => consequenceOf({ ...CALL, outcome }, policy).consequence;
  expect([decided('missed'), decided('abandoned'), decided('voicemail')]).toEqual([
    'ticket',
    'nothing',
    'callback',
  ]);
});

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
test.each([
  ['resolved in the call', 5, 10, 4, true],
  ['resolved while it was written up', 20, 10, 4, true],
  ['resolved later', 26, 10, 4, false],
  ['resolved before, by somebody else', -1, 10, 4, false],
  ['not resolved', null, 10, 4, false],
  ['nothing was said', 5, 10, null, false],
  ['the call goes on', 5, null, 4, false],
] as const)('%s: %s, %s, %s', (_name, solved, ended, rating, expected) => {
  const call = { startedAt: at(0), endedAt: ended === null ? null : at(ended), rating };
  expect(ratesTicket(call, { solvedAt: solved === null ? null : at(solved) }, 15)).toBe(expected);
});
