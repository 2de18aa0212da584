export {
  formatDate,
  formatDateTime,
  formatLongDate,
  formatOf,
  formatTime,
  formatWhen,
  timeZone,
} from './dates.ts';
export { formatDuration } from './durations.ts';
export { type Locale, locales, matchLocale } from './locale.ts';
export { type PluralForms, plural } from './plural.ts';
export type { Texts } from './texts.ts';
