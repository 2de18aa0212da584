import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskEmail } from '../mask.ts';
import {
  ATTENDING_GONE_MS,
  CHAT_GONE_MS,
  CHAT_TYPING_MS,
  chatPresence,
  chatStanding,
  DEFAULT_CHAT_SETTINGS,
  hasLeftChat,
  nextOpening,
  type OpeningHours,
  openUntil,
  queuePositions,
  transcriptRefusal,
} from './index.ts';

const { hours } = DEFAULT_CHAT_SETTINGS;
const at = (iso: string) => new Date(iso);

describe('opening hours', () => {
  test.each([
    ['a working day at ten', '2026-03-02T09:00:00Z', '2026-03-02T19:00:00.000Z'],
    ['as it opens', '2026-03-02T07:00:00Z', '2026-03-02T19:00:00.000Z'],
    ['as it closes', '2026-03-02T19:00:00Z', null],
    ['a minute before it opens', '2026-03-02T06:59:00Z', null],
    ['a Saturday', '2026-03-07T10:00:00Z', null],
    ['a holiday of the city', '2026-07-27T09:00:00Z', null],
    ['in summer the clock is two hours ahead', '2026-07-02T06:00:00Z', '2026-07-02T18:00:00.000Z'],
  ])('%s', (_name, now, until) => {
    expect(openUntil(hours, at(now))?.toISOString() ?? null).toBe(until);
  });

  test.each([
    ['before it opens: the same day', '2026-03-02T05:00:00Z', '2026-03-02T07:00:00.000Z'],
    ['while it is open: the next day', '2026-03-02T09:00:00Z', '2026-03-03T07:00:00.000Z'],
    ['on Friday evening: Monday', '2026-03-06T19:30:00Z', '2026-03-09T07:00:00.000Z'],
    ['before a holiday: the day after', '2026-04-30T19:30:00Z', '2026-05-04T06:00:00.000Z'],
    ['over the change of the clocks', '2026-03-27T20:00:00Z', '2026-03-30T06:00:00.000Z'],
  ])('next, %s', (_name, now, opens) => {
    expect(nextOpening(hours, at(now))?.toISOString()).toBe(opens);
  });

  test('a lunch break is closed', () => {
    const split: OpeningHours = {
      ...hours,
      week: Array.from({ length: 7 }, () => [
        [960, 1_140],
        [540, 840],
      ]),
    };
    expect(openUntil(split, at('2026-03-02T14:00:00Z'))).toBeNull();
    expect(nextOpening(split, at('2026-03-02T14:00:00Z'))?.toISOString()).toBe('2026-03-02T15:00:00.000Z');
  });

  test('who never opens says so', () => {
    const never: OpeningHours = { ...hours, week: Array.from({ length: 7 }, () => []) };
    expect(nextOpening(never, at('2026-03-02T14:00:00Z'))).toBeNull();
  });

  test('at the moment of the next opening it is open', () => {
    const minutes = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2027, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const opens = nextOpening(hours, new Date(minute * 60_000));
        return opens !== null && openUntil(hours, opens) !== null;
      }),
    );
  });
});

describe('whether somebody is there', () => {
  const open = at('2026-03-02T09:00:00Z');
  const closed = at('2026-03-02T22:00:00Z');
  const seen = (now: Date, ago: number) => ({ available: true, seenAt: new Date(now.getTime() - ago) });
  test.each([
    ['open, and somebody answers', open, [seen(open, 0)], 'attended'],
    ['open, and their desk is silent', open, [seen(open, ATTENDING_GONE_MS)], 'unattended'],
    ['open, and they are away', open, [{ ...seen(open, 0), available: false }], 'unattended'],
    ['open, and nobody ever said so', open, [], 'unattended'],
    ['closed, although somebody is there', closed, [seen(closed, 0)], 'closed'],
  ])('%s', (_name, now, attendants, state) => {
    expect(chatStanding(DEFAULT_CHAT_SETTINGS, attendants, now).state).toBe(state);
  });

  test('closed by hand, nobody is there and nothing is said of when', () => {
    const settings = { ...DEFAULT_CHAT_SETTINGS, closedByHand: true };
    expect(chatStanding(settings, [seen(open, 0)], open)).toEqual({ state: 'closed', opensAt: null });
  });
});

describe('the queue', () => {
  const chat = (ticketId: string, minutes: number | null, answered = false) => ({
    ...{ ticketId, answered },
    waitingSince: minutes === null ? null : new Date(minutes * 60_000),
  });
  test('who came first is first; whoever has been answered waits in no line', () => {
    const chats = [chat('late', 9), chat('first', 1), chat('again', 0, true), chat('content', null, true)];
    expect([...queuePositions(chats)]).toEqual([
      ['first', 0],
      ['late', 1],
    ]);
  });
});

test.each([
  ['just now', 0, null, 'here'],
  ['typing', 0, 0, 'typing'],
  ['typed a while ago', 0, CHAT_TYPING_MS, 'here'],
  ['silent', CHAT_GONE_MS, 0, 'gone'],
] as const)('a customer who was seen %s', (_name, silence, typed, is) => {
  const now = at('2026-03-02T09:00:00Z');
  const ago = (ms: number) => new Date(now.getTime() - ms);
  expect(chatPresence({ seenAt: ago(silence), typingAt: typed === null ? null : ago(typed) }, now)).toBe(is);
});

test.each([
  ['their page was heard of just now', 0, 0, false],
  ['it was silent for too long', CHAT_GONE_MS, CHAT_GONE_MS, true],
  ['they have begun just now and were not connected yet', null, 0, false],
  ['they were never connected', null, CHAT_GONE_MS, true],
])('whether somebody has left: %s', (_name, seen, begun, left) => {
  const now = at('2026-03-02T09:00:00Z');
  const ago = (ms: number) => new Date(now.getTime() - ms);
  expect(hasLeftChat({ seenAt: seen === null ? null : ago(seen), begunAt: ago(begun) }, now)).toBe(left);
});

test.each([
  ['before anybody answered', { answered: false, sent: 0 }, 'transcript_too_early'],
  ['afterwards', { answered: true, sent: 0 }, null],
  ['a third time', { answered: true, sent: 2 }, null],
  ['a fourth time', { answered: true, sent: 3 }, 'transcript_sent_often'],
])('the conversation by mail %s', (_name, facts, refusal) => {
  expect(transcriptRefusal(facts)).toBe(refusal);
});

test.each([
  ['nuria.puig@example.cat', 'n***@example.cat'],
  ['a@b.cat', 'a***@b.cat'],
])('%s is shown as %s', (address, shown) => {
  expect(maskEmail(address)).toBe(shown);
});
