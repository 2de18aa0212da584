import { describe, expect, test } from 'vitest';
import { answerWindow, mayWrite } from './answer-window.ts';

const now = new Date('2026-03-02T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const WHATSAPP = { answerWindowHours: 24, humanWindowHours: null };
const MESSENGER = { answerWindowHours: 24, humanWindowHours: 168 };
const TEAMS = { answerWindowHours: null, humanWindowHours: null };

describe('answerWindow', () => {
  test.each([
    ['a channel without a window', TEAMS, { lastCustomerAt: null }, 'open'],
    ['nobody wrote yet', WHATSAPP, { lastCustomerAt: null }, 'closed'],
    ['just written', WHATSAPP, { lastCustomerAt: now }, 'open'],
    [
      'a millisecond before the end',
      WHATSAPP,
      { lastCustomerAt: new Date(hoursAgo(24).getTime() + 1) },
      'open',
    ],
    ['at the end', WHATSAPP, { lastCustomerAt: hoursAgo(24) }, 'closed'],
    [
      'for people where it is granted',
      MESSENGER,
      { lastCustomerAt: hoursAgo(25), humanGranted: true },
      'human',
    ],
    ['not granted', MESSENGER, { lastCustomerAt: hoursAgo(25) }, 'closed'],
    ['after seven days', MESSENGER, { lastCustomerAt: hoursAgo(168), humanGranted: true }, 'closed'],
    [
      'granted where there is no such thing',
      WHATSAPP,
      { lastCustomerAt: hoursAgo(25), humanGranted: true },
      'closed',
    ],
    ['from an advertisement', MESSENGER, { lastCustomerAt: hoursAgo(30), openUntil: hoursAgo(-1) }, 'open'],
    ['from an old advertisement', MESSENGER, { lastCustomerAt: hoursAgo(1), openUntil: hoursAgo(2) }, 'open'],
  ])('%s', (_name, rules, facts, state) => {
    expect(answerWindow(rules, facts, now).state).toBe(state);
  });

  test('says until when, and since when', () => {
    expect(answerWindow(WHATSAPP, { lastCustomerAt: hoursAgo(20) }, now)).toEqual({
      state: 'open',
      until: hoursAgo(-4),
    });
    expect(answerWindow(WHATSAPP, { lastCustomerAt: hoursAgo(30) }, now)).toEqual({
      state: 'closed',
      since: hoursAgo(6),
    });
  });
});

test('HUMAN_AGENT is for what a person has typed', () => {
  const human = answerWindow(MESSENGER, { lastCustomerAt: hoursAgo(25), humanGranted: true }, now);
  expect([mayWrite(human, 'person'), mayWrite(human, 'program')]).toEqual([true, false]);
});
