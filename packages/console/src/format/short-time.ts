import { formatOf, type Locale } from '@sinia/i18n';

const dayOf = (instant: Date) => formatOf('en-CA', {}).format(instant);

/** As short as a list allows: `09:12` today, then `ahir`, `23 nov.`, `23/11/25`. */
export function shortTime(locale: Locale, instant: string, now: Date, yesterday: string): string {
  const then = new Date(instant);
  const tag = locale === 'en' ? 'en-GB' : locale;
  const write = (options: Intl.DateTimeFormatOptions) => formatOf(tag, options).format(then);
  if (dayOf(then) === dayOf(now)) return write({ hour: '2-digit', minute: '2-digit' });
  if (dayOf(then) === dayOf(new Date(now.getTime() - 86_400_000))) return yesterday;
  if (dayOf(then).slice(0, 4) === dayOf(now).slice(0, 4)) {
    return write({ day: 'numeric', month: 'short' }).replace(' de ', ' ').replace(' d’', ' ');
  }
  return write({ day: '2-digit', month: '2-digit', year: '2-digit' });
}
