import { expect, test } from 'vitest';
import { snoozeTimes, wallClock } from './snooze-times.ts';

const at = (time: string) => new Date(time);
const named = (time: string) => snoozeTimes(at(time)).map((one) => [one.preset, wallClock(one.at)]);

test('on a Tuesday morning', () => {
  expect(named('2026-11-24T10:20')).toEqual([
    ['afternoon', '2026-11-24T16:00'],
    ['tomorrow', '2026-11-25T09:00'],
    ['monday', '2026-11-30T09:00'],
    ['week', '2026-12-01T09:00'],
  ]);
});

test('late in the day there is no afternoon left; on a Sunday tomorrow is Monday; on a Monday it is in a week', () => {
  expect(named('2026-11-24T15:30').map(([preset]) => preset)).toEqual(['tomorrow', 'monday', 'week']);
  expect(named('2026-11-29T18:00')).toEqual([
    ['tomorrow', '2026-11-30T09:00'],
    ['week', '2026-12-06T09:00'],
  ]);
  expect(named('2026-11-30T18:00')).toEqual([
    ['tomorrow', '2026-12-01T09:00'],
    ['monday', '2026-12-07T09:00'],
  ]);
});

test('nine in the morning is nine, also over the night when the clocks change', () => {
  expect(named('2026-10-24T20:00')[0]).toEqual(['tomorrow', '2026-10-25T09:00']);
});
