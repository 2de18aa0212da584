const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A day as people count it where they are: `2026-03-02`. */
export type LocalDay = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** @param zone of the IANA database, such as `Europe/Madrid`. */
export function localDay(at: Date, zone: string): LocalDay {
  const { year, month, day } = partsOf(at, zone);
  return `${year}-${month}-${day}`;
}

/** Minutes since midnight there, 0 to 1439. */
export function localMinutes(at: Date, zone: string): number {
  const { hour, minute } = partsOf(at, zone);
  return Number(hour) * 60 + Number(minute);
}

/**
 * The moment at which the clocks there show so many minutes after midnight. Where clocks go back it is the first of the
 * two; where they jump forward, the moment at which the missing time would have been.
 */
export function instantOf(day: LocalDay, minutes: number, zone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  const before = asUtc - offsetMs(new Date(asUtc - DAY_MS), zone);
  const after = asUtc - offsetMs(new Date(asUtc + DAY_MS), zone);
  const first = Math.min(before, after);
  return new Date(first + offsetMs(new Date(first), zone) === asUtc ? first : Math.max(before, after));
}

export function addDays(day: LocalDay, count: number): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function offsetMs(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, zone);
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}

function partsOf(at: Date, zone: string): Record<string, string> {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  formats.set(zone, format);
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
