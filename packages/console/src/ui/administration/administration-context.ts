import type { Locale } from '@sinia/i18n';
import type { AdministrationTexts } from '@sinia/i18n/administration/ca';
import styles from '../../styles/settings.css?inline';
import { actingFor } from '../parts/acting.ts';
import { lazyContext } from '../parts/lazy-context.tsx';
import { REASONS } from '../parts/reasons.ts';

const packs: Readonly<Record<Locale, () => Promise<AdministrationTexts>>> = {
  ca: async () => (await import('@sinia/i18n/administration/ca')).ca,
  es: async () => (await import('@sinia/i18n/administration/es')).es,
  en: async () => (await import('@sinia/i18n/administration/en')).en,
};

/** The administration's words and its part of the server, which nobody else's desk loads. */
export const { provided: administered, use: useAdministration } = lazyContext(async (desk, locale) => {
  const [texts, reasons, port] = await Promise.all([
    packs[locale](),
    REASONS[locale](),
    desk.port.administration(),
  ]);
  desk.addStyles(styles);
  return { texts, port, act: actingFor(desk, reasons.codes, texts.failed) };
});
