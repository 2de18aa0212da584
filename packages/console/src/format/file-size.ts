import type { Locale } from '@sinia/i18n';

const UNITS = ['B', 'kB', 'MB'] as const;

/** `820 B`, `14 kB`, `3,2 MB`. */
export function fileSize(locale: Locale, bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = unit === 2 && amount < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(amount)} ${UNITS[unit]}`;
}
