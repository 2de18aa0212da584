import { expect, test } from 'vitest';
import { type CallSurvey, decideSurvey } from './call-survey.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const told = { solvedAt: ago(2), notifiedAt: ago(1), canBeTold: true };
const later = { solvedAt: ago(120), notifiedAt: ago(119), canBeTold: true };
const over = { startedAt: ago(20), endedAt: ago(10), rating: null, isOver: true };
const before = { startedAt: ago(300), endedAt: ago(290), rating: null, isOver: true };
const inTheCall = { ...told, solvedAt: ago(12) };

test.each<[string, CallSurvey, string, string]>([
  [
    'somebody works on it again',
    { ticket: { ...told, solvedAt: null }, call: over, asks: true },
    'drop',
    'reopened',
  ],
  [
    'resolved in the call, rated at hang-up',
    { ticket: inTheCall, call: { ...over, rating: 4 }, asks: true },
    'count',
    'rated_in_the_call',
  ],
  [
    'resolved while it was written up, rated',
    { ticket: told, call: { ...over, rating: 4 }, asks: true },
    'count',
    'rated_in_the_call',
  ],
  [
    'rated before it was resolved: the call, not the ticket',
    { ticket: later, call: { ...before, rating: 2 }, asks: true },
    'ask',
    'exchange_asks',
  ],
  [
    'resolved, and they still talk',
    { ticket: inTheCall, call: { ...over, endedAt: null, isOver: false }, asks: true },
    'wait',
    'call_goes_on',
  ],
  [
    'resolved in the call that has just ended',
    { ticket: inTheCall, call: { ...over, endedAt: ago(1) }, asks: true },
    'wait',
    'rating_may_come',
  ],
  ['a call that ended and was not rated', { ticket: told, call: over, asks: true }, 'ask', 'exchange_asks'],
  ['not told yet', { ticket: { ...told, notifiedAt: null }, call: over, asks: true }, 'wait', 'not_notified'],
  [
    'told of an earlier resolution',
    { ticket: { ...told, notifiedAt: ago(90) }, call: over, asks: true },
    'wait',
    'not_notified',
  ],
  [
    'nobody can be told',
    { ticket: { ...told, notifiedAt: null, canBeTold: false }, call: over, asks: true },
    'ask',
    'exchange_asks',
  ],
  [
    'an exchange that does not ask',
    { ticket: told, call: over, asks: false },
    'leave',
    'exchange_does_not_ask',
  ],
])('%s', (_case, survey, verdict, reason) => {
  const decision = decideSurvey(survey, 15, NOW);
  expect(decision).toMatchObject({ verdict, reason });
  if (verdict === 'wait') expect(Number(decision.lookAt)).toBeGreaterThan(NOW.getTime());
  else expect(decision.lookAt).toBeNull();
});
