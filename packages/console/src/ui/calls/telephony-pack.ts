import type { Locale } from '@sinia/i18n';
import type { TelephonyTexts } from '@sinia/i18n/telephony/ca';

/** What staff read about calls. */
export const TELEPHONY_PACKS: Readonly<Record<Locale, () => Promise<TelephonyTexts>>> = {
  ca: async () => (await import('@sinia/i18n/telephony/ca')).ca,
  es: async () => (await import('@sinia/i18n/telephony/es')).es,
  en: async () => (await import('@sinia/i18n/telephony/en')).en,
};
