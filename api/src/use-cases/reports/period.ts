import type { ReportPeriod } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { addDays, instantOf, localDay, MATARO_CALENDAR } from '@sinia/core/schedule';

/** From the one moment until before the other. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const { zone } = MATARO_CALENDAR;
const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
/** A leap year, and the hour by which summer time may make it longer. */
const LONGEST_MS = 366 * DAY_MS + 3_600_000;

/** @throws Refusal `invalid_query` for an end that is not after the beginning, or is more than 366 days after it. */
export function periodOf({ from, to }: ReportPeriod, now: Date): Period {
  const end = to ? endOf(to) : endOf(localDay(now, zone));
  const start = from
    ? startOf(from)
    : startOf(addDays(localDay(new Date(end.getTime() - 1), zone), 1 - USUAL_DAYS));
  const length = end.getTime() - start.getTime();
  if (length <= 0) throw refusal('too_small');
  if (length > LONGEST_MS) throw refusal('too_big');
  return { from: start, to: end };
}

const refusal = (code: string) => new Refusal('invalid_query', { fields: [{ pointer: '/to', code }] });

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const startOf = (text: string) => (isDay(text) ? instantOf(text, 0, zone) : new Date(text));
const endOf = (text: string) => (isDay(text) ? instantOf(addDays(text, 1), 0, zone) : new Date(text));
