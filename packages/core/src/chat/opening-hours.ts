import {
  addDays,
  instantOf,
  type LocalDay,
  localDay,
  localMinutes,
  weekday,
} from '../schedule/local-time.ts';

/** From and until, in minutes after midnight; the end is not open any more. */
export type Span = readonly [from: number, until: number];

/** When people are there to talk to. */
export interface OpeningHours {
  /** Of the IANA database. */
  readonly zone: string;
  /** Seven days, Monday first; none on a day on which nobody is there. */
  readonly week: readonly (readonly Span[])[];
  /** Days on which nobody is there, whatever the weekday. */
  readonly closedOn: readonly LocalDay[];
}

/** A year and some days: who is closed for longer says so in words, not as a date. */
const LOOKS_AHEAD_DAYS = 400;

/** Until when it is open now; null while it is closed. */
export function openUntil(hours: OpeningHours, now: Date): Date | null {
  const day = localDay(now, hours.zone);
  const minutes = localMinutes(now, hours.zone);
  const span = spansOn(hours, day).find(([from, until]) => from <= minutes && minutes < until);
  return span ? instantOf(day, span[1], hours.zone) : null;
}

/** When it opens next; null where it never does. */
export function nextOpening(hours: OpeningHours, now: Date): Date | null {
  const today = localDay(now, hours.zone);
  for (let ahead = 0; ahead < LOOKS_AHEAD_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    const opens = spansOn(hours, day)
      .map(([from]) => instantOf(day, from, hours.zone))
      .find((at) => at > now);
    if (opens) return opens;
  }
  return null;
}

function spansOn({ week, closedOn }: OpeningHours, day: LocalDay): readonly Span[] {
  return closedOn.includes(day) ? [] : [...(week[weekday(day) - 1] ?? [])].sort(([a], [b]) => a - b);
}
