import { MATARO_HOLIDAYS } from './holidays.ts';
import { addDays, instantOf, type LocalDay, localDay, localMinutes, weekday } from './local-time.ts';

/** Which days count, and until when somebody is there on them. */
export interface WorkCalendar {
  readonly zone: string;
  readonly holidays: ReadonlySet<LocalDay>;
  /** Minutes after midnight. */
  readonly closesAt: number;
}

const SATURDAY = 6;
const EIGHT_IN_THE_EVENING = 20 * 60;
const MIDNIGHT = 24 * 60;

export const MATARO_CALENDAR: WorkCalendar = {
  zone: 'Europe/Madrid',
  holidays: new Set(MATARO_HOLIDAYS.map(({ day }) => day)),
  closesAt: EIGHT_IN_THE_EVENING,
};

/** Monday to Friday but for holidays (Ley 39/2015, art. 30.2). */
export function isWorkingDay(day: LocalDay, { holidays }: WorkCalendar): boolean {
  return weekday(day) < SATURDAY && !holidays.has(day);
}

/** The day itself where it counts, else the next that does. */
export function workingDayFrom(day: LocalDay, calendar: WorkCalendar): LocalDay {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}

/** So many working days after a day, which itself is not counted (Ley 39/2015, art. 30.3). */
export function addWorkingDays(day: LocalDay, count: number, calendar: WorkCalendar): LocalDay {
  let found = day;
  for (let left = count; left > 0; left -= 1) found = workingDayFrom(addDays(found, 1), calendar);
  return found;
}

/**
 * Until when something must be done "the same working day": the end of service; whoever asks after it is owed it before
 * midnight, and whoever asks on a day that does not count, on the next that does.
 */
export function endOfWorkingDay(at: Date, calendar: WorkCalendar): Date {
  const { zone, closesAt } = calendar;
  const today = localDay(at, zone);
  const day = workingDayFrom(today, calendar);
  const late = day === today && localMinutes(at, zone) >= closesAt;
  return instantOf(day, late ? MIDNIGHT : closesAt, zone);
}
