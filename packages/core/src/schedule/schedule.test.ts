import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, localDay, localMinutes } from './local-time.ts';
import { addWorkingDays, endOfWorkingDay, isWorkingDay, MATARO_CALENDAR } from './working-days.ts';

const ZONE = 'Europe/Madrid';

describe('local time', () => {
  test.each([
    ['2026-03-02T22:59:00Z', '2026-03-02', 1439],
    ['2026-03-02T23:00:00Z', '2026-03-03', 0],
    ['2026-07-02T22:00:00Z', '2026-07-03', 0],
  ])('%s is %s and %s minutes', (at, day, minutes) => {
    expect([localDay(new Date(at), ZONE), localMinutes(new Date(at), ZONE)]).toEqual([day, minutes]);
  });

  test.each([
    ['in winter', '2026-01-15', 600, '2026-01-15T09:00:00.000Z'],
    ['in summer', '2026-07-15', 600, '2026-07-15T08:00:00.000Z'],
    ['after the clocks went forward', '2026-03-29', 240, '2026-03-29T02:00:00.000Z'],
    ['before they go back', '2026-10-25', 90, '2026-10-24T23:30:00.000Z'],
    ['twice that night: the first time', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['midnight at the end', '2026-03-02', 1440, '2026-03-02T23:00:00.000Z'],
  ])('%s', (_name, day, minutes, instant) => {
    expect(instantOf(day, minutes, ZONE).toISOString()).toBe(instant);
  });

  test('a moment is found again by what the clocks showed, but for the hour that comes twice', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const at = new Date(minute * 60_000);
        const again = instantOf(localDay(at, ZONE), localMinutes(at, ZONE), ZONE);
        const gap = at.getTime() - again.getTime();
        return gap === 0 || gap === 3_600_000;
      }),
    );
  });
});

describe('working days of Mataró', () => {
  test.each([
    ['2026-03-02', true],
    ['2026-03-07', false],
    ['2026-03-08', false],
    ['2026-05-25', false],
    ['2026-07-27', false],
    ['2026-12-24', true],
    ['2026-12-25', false],
  ])('%s: %s', (day, counts) => {
    expect(isWorkingDay(day, MATARO_CALENDAR)).toBe(counts);
  });

  test('2026 has 249 of them', () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(days.filter((day) => isWorkingDay(day, MATARO_CALENDAR))).toHaveLength(249);
  });

  test.each([
    ['2026-05-15', 10, '2026-06-01'],
    ['2026-05-15', 15, '2026-06-08'],
    ['2026-05-15', 20, '2026-06-15'],
    ['2026-07-15', 10, '2026-07-30'],
    ['2026-07-15', 15, '2026-08-06'],
    ['2026-07-24', 10, '2026-08-10'],
    ['2026-12-04', 10, '2026-12-21'],
    ['2026-12-04', 20, '2027-01-07'],
    ['2026-12-22', 15, '2027-01-15'],
    ['2026-12-28', 20, '2027-01-27'],
  ])('%s and %s working days: %s', (day, count, end) => {
    expect(addWorkingDays(day, count, MATARO_CALENDAR)).toBe(end);
  });

  test.each([
    ['at noon: that evening', '2026-03-02T11:00:00Z', '2026-03-02T19:00:00.000Z'],
    ['after service: before midnight', '2026-03-02T19:30:00Z', '2026-03-02T23:00:00.000Z'],
    ['on Saturday: Monday evening', '2026-03-07T11:00:00Z', '2026-03-09T19:00:00.000Z'],
    ['on a holiday: the next day that counts', '2026-12-25T10:00:00Z', '2026-12-28T19:00:00.000Z'],
  ])('%s', (_name, at, due) => {
    expect(endOfWorkingDay(new Date(at), MATARO_CALENDAR).toISOString()).toBe(due);
  });
});
