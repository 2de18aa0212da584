import type { Locale } from '@sinia/i18n';
import type { IndicatorTexts } from '@sinia/i18n/indicators/ca';
import styles from '../../styles/indicators.css?inline';
import { lazyContext } from '../parts/lazy-context.tsx';

const packs: Readonly<Record<Locale, () => Promise<IndicatorTexts>>> = {
  ca: async () => (await import('@sinia/i18n/indicators/ca')).indicators,
  es: async () => (await import('@sinia/i18n/indicators/es')).indicators,
  en: async () => (await import('@sinia/i18n/indicators/en')).indicators,
};

/** The words about the figures of the telephone, their part of the server, and how numbers are written. */
export const { provided: withIndicators, use: useIndicators } = lazyContext(async (desk, locale) => {
  const [texts, port] = await Promise.all([packs[locale](), desk.port.indicators()]);
  desk.addStyles(styles);
  const tag = locale === 'en' ? 'en-GB' : locale;
  const whole = new Intl.NumberFormat(tag);
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const broken = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  return {
    ...{ texts, port },
    write: {
      count: (value: number) => whole.format(value),
      share: (value: number) => share.format(value),
      broken: (value: number) => broken.format(value),
    },
  };
});
