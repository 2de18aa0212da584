import type { Locale } from '@sinia/i18n';
import type { IdentificationTexts } from '@sinia/i18n/identification/ca';
import styles from '../../../styles/identification.css?inline';
import { actingFor } from '../../parts/acting.ts';
import { lazyContext } from '../../parts/lazy-context.tsx';
import { REASONS } from '../../parts/reasons.ts';

const packs: Readonly<Record<Locale, () => Promise<IdentificationTexts>>> = {
  ca: async () => (await import('@sinia/i18n/identification/ca')).ca,
  es: async () => (await import('@sinia/i18n/identification/es')).es,
  en: async () => (await import('@sinia/i18n/identification/en')).en,
};

/** The words about the rules, and their part of the server. */
export const { provided: withRules, use: useRules } = lazyContext(async (desk, locale) => {
  const [texts, reasons, port] = await Promise.all([packs[locale](), REASONS[locale](), desk.port.people()]);
  desk.addStyles(styles);
  return { texts, port, act: actingFor(desk, reasons.codes, texts.title) };
});
