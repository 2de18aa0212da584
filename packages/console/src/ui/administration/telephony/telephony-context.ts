import type { Locale } from '@sinia/i18n';
import type { TelephonySettingsTexts } from '@sinia/i18n/telephony-settings/ca';
import { actingFor } from '../../parts/acting.ts';
import { lazyContext } from '../../parts/lazy-context.tsx';
import { REASONS } from '../../parts/reasons.ts';

const packs: Readonly<Record<Locale, () => Promise<TelephonySettingsTexts>>> = {
  ca: async () => (await import('@sinia/i18n/telephony-settings/ca')).ca,
  es: async () => (await import('@sinia/i18n/telephony-settings/es')).es,
  en: async () => (await import('@sinia/i18n/telephony-settings/en')).en,
};

/** The words about the settings of telephony, and their part of the server. */
export const { provided: withTelephony, use: useTelephony } = lazyContext(async (desk, locale) => {
  const [texts, reasons, { telephony: port }] = await Promise.all([
    packs[locale](),
    REASONS[locale](),
    desk.port.administration(),
  ]);
  return { texts, port, act: actingFor(desk, reasons.codes, texts.failed) };
});
