import { describe, expect, test } from 'vitest';
import { CAPS, deferOverCaps } from './caps.ts';

const now = new Date('2026-03-02T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const wanting = (count: number, address = 'a@x.example') =>
  Array.from({ length: count }, (_, index) => ({ id: `d${index}`, address }));

describe('what strangers provoke', () => {
  test('three to one address leave, the fourth waits for the first to be a day old', () => {
    const deferred = deferOverCaps(wanting(4), new Map(), [], now);
    expect([...deferred]).toEqual([['d3', new Date(now.getTime() + CAPS.recipient.withinMs)]]);
  });

  test.each([
    [[hoursAgo(1), hoursAgo(2), hoursAgo(23)], hoursAgo(23 - 24)],
    [[hoursAgo(1), hoursAgo(2), hoursAgo(25)], undefined],
    [[hoursAgo(1), hoursAgo(2)], undefined],
  ])('what left before counts for a day', (left, until) => {
    expect(deferOverCaps(wanting(1), new Map([['a@x.example', left]]), [], now).get('d0')).toEqual(until);
  });

  test('capitals make no other address', () => {
    const left = new Map([['a@x.example', [hoursAgo(1), hoursAgo(1), hoursAgo(1)]]]);
    expect(deferOverCaps(wanting(1, 'A@X.example'), left, [], now).size).toBe(1);
  });

  test('the breaker stops everybody within the hour', () => {
    const all = Array.from({ length: CAPS.mailbox.messages }, () => hoursAgo(0.5));
    expect(deferOverCaps(wanting(1), new Map(), all, now).get('d0')).toEqual(hoursAgo(-0.5));
    expect(deferOverCaps(wanting(1), new Map(), all.slice(1), now).size).toBe(0);
  });
});
