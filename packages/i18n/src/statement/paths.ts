import type { Locale } from '../locale.ts';

/** Where the accessibility statement stands: an address of its own in each language, so that a link can be passed on. */
export const STATEMENT_PATHS = {
  ca: '/accessibilitat',
  es: '/accesibilidad',
  en: '/accessibility',
} as const satisfies Record<Locale, string>;
