import type { Locale } from '@sinia/i18n';
import type { WrittenTexts } from '@sinia/i18n/written/ca';
import styles from '../../styles/written.css?inline';
import { actingFor } from '../parts/acting.ts';
import { lazyContext } from '../parts/lazy-context.tsx';
import { REASONS } from '../parts/reasons.ts';

export const WRITTEN_TEXTS: Readonly<Record<Locale, () => Promise<WrittenTexts>>> = {
  ca: async () => (await import('@sinia/i18n/written/ca')).ca,
  es: async () => (await import('@sinia/i18n/written/es')).es,
  en: async () => (await import('@sinia/i18n/written/en')).en,
};

/** The words about written channels, and their part of the server. */
export const { provided: written, use: useWritten } = lazyContext(async (desk, locale) => {
  const [texts, reasons, port] = await Promise.all([
    WRITTEN_TEXTS[locale](),
    REASONS[locale](),
    desk.port.people(),
  ]);
  desk.addStyles(styles);
  return { texts, port, act: actingFor(desk, reasons.codes, texts.failed) };
});

/** Why something did not leave, by the code that its reason begins with. */
export function wordsOf({ codes }: Pick<WrittenTexts, 'codes'>, reason: string): string {
  const [code = ''] = reason.split(':');
  return (codes as Readonly<Record<string, string>>)[code] ?? codes.other;
}
