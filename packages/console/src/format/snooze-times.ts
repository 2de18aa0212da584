export type SnoozePreset = 'afternoon' | 'tomorrow' | 'monday' | 'week';

export interface SnoozeTime {
  readonly preset: SnoozePreset;
  readonly at: Date;
}

const MORNING = 9;
const AFTERNOON = 16;
const MONDAY = 1;

/** When one may want to see it again, in the order of time; each moment once. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const tomorrow = onDay(now, 1, MORNING);
  const monday = onDay(now, daysTo(now, MONDAY), MORNING);
  const times: SnoozeTime[] = [
    { preset: 'tomorrow', at: tomorrow },
    { preset: 'monday', at: monday },
    { preset: 'week', at: onDay(now, 7, MORNING) },
  ];
  const afternoon = onDay(now, 0, AFTERNOON);
  if (afternoon.getTime() - now.getTime() > 3_600_000) times.unshift({ preset: 'afternoon', at: afternoon });
  const known = new Set<number>();
  return times.filter(({ at }) => !known.has(at.getTime()) && known.add(at.getTime()));
}

/** As `<input type="datetime-local">` writes it: the clock on the wall. */
export function wallClock(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function daysTo(now: Date, weekday: number): number {
  return (weekday - now.getDay() + 7) % 7 || 7;
}

/** By the calendar, not by hours: a day may have 23 or 25 of them. */
function onDay(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}
