import { addDays, type LocalDay, localDay, MATARO_CALENDAR } from '@sinia/core/schedule';

export const PERIOD_CHOICES = ['today', 'yesterday', 'week', 'month', 'year'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

/** Whole days in Mataró, both included. */
export interface Days {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

const MOST_DAYS = 366;

export function daysOf(choice: PeriodChoice, now: Date): Days {
  const today = localDay(now, MATARO_CALENDAR.zone);
  const before = (count: number) => addDays(today, -count);
  switch (choice) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: before(1), to: before(1) };
    case 'week':
      return { from: before(6), to: today };
    case 'month':
      return { from: before(29), to: today };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** Whether there is a report of these days: the end not before the beginning, and not more than a year. */
export function isPeriod({ from, to }: Days): boolean {
  return from !== '' && to !== '' && from <= to && to < addDays(from, MOST_DAYS);
}

/** How many days they are. */
export function lengthOf({ from, to }: Days): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
