import type { Locale } from './locale.ts';

/** Where the office and its customers are; no reader's own zone is ever used. */
export const timeZone = 'Europe/Madrid';

type Instant = Date | string | number;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format in the office's time zone, made once: making one costs a hundred times what using it does. */
export function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, { timeZone, ...options });
  formats.set(key, known);
  return known;
}

const written = (locale: Locale, instant: Instant, options: Intl.DateTimeFormatOptions) =>
  formatOf(locale === 'en' ? 'en-GB' : locale, options).format(new Date(instant));

/** `23/11/2026` */
export const formatDate = (locale: Locale, instant: Instant) =>
  written(locale, instant, { day: '2-digit', month: '2-digit', year: 'numeric' });

/** `11:15` */
export const formatTime = (locale: Locale, instant: Instant) =>
  written(locale, instant, { hour: '2-digit', minute: '2-digit' });

/** `23 de nov. 2026, 11:15` */
export const formatDateTime = (locale: Locale, instant: Instant) =>
  written(locale, instant, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** `dilluns, 23 de novembre del 2026` */
export const formatLongDate = (locale: Locale, instant: Instant) =>
  written(locale, instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

const calendarDay = (instant: Instant) =>
  Date.parse(
    formatOf('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant)),
  );

/** `demà, 10:00`, `ahir, 16:40`, and beyond a day `dt. 1 de des., 10:00`. */
export function formatWhen(locale: Locale, instant: Instant, now: Instant): string {
  const days = Math.round((calendarDay(instant) - calendarDay(now)) / 86_400_000);
  const day =
    Math.abs(days) <= 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
      : written(locale, instant, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day}, ${formatTime(locale, instant)}`;
}
