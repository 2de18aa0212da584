import type { Locale } from '@sinia/i18n';

/** `1.234,50 €` */
export const euros = (locale: Locale, amount: number) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amount);
