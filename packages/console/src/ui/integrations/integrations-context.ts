import type { Locale } from '@sinia/i18n';
import type { IntegrationTexts } from '@sinia/i18n/integrations/ca';
import styles from '../../styles/integrations.css?inline';
import { actingFor } from '../parts/acting.ts';
import { lazyContext } from '../parts/lazy-context.tsx';
import { REASONS } from '../parts/reasons.ts';

const packs: Readonly<Record<Locale, () => Promise<IntegrationTexts>>> = {
  ca: async () => (await import('@sinia/i18n/integrations/ca')).ca,
  es: async () => (await import('@sinia/i18n/integrations/es')).es,
  en: async () => (await import('@sinia/i18n/integrations/en')).en,
};

/** The words about the systems that we talk with, and their part of the server. */
export const { provided: integrated, use: useIntegrations } = lazyContext(async (desk, locale) => {
  const [texts, reasons, port] = await Promise.all([
    packs[locale](),
    REASONS[locale](),
    desk.port.integrations(),
  ]);
  desk.addStyles(styles);
  return { texts, port, act: actingFor(desk, reasons.codes, texts.failed) };
});

/** Why another system did not do as it should, by its code. */
export const reasonIn = (reasons: IntegrationTexts['reasons'], code: string): string =>
  (reasons as Readonly<Record<string, string>>)[code] ?? reasons.unexpected;
