import type { Locale } from '@sinia/i18n';
import type { PublicPostTexts } from '@sinia/i18n/public-posts/ca';
import styles from '../../styles/public-posts.css?inline';
import { actingFor } from '../parts/acting.ts';
import { lazyContext } from '../parts/lazy-context.tsx';
import { REASONS } from '../parts/reasons.ts';
import { WRITTEN_TEXTS } from './written-context.ts';

const packs: Readonly<Record<Locale, () => Promise<PublicPostTexts>>> = {
  ca: async () => (await import('@sinia/i18n/public-posts/ca')).ca,
  es: async () => (await import('@sinia/i18n/public-posts/es')).es,
  en: async () => (await import('@sinia/i18n/public-posts/en')).en,
};

/** The words about what everybody reads, and its part of the server. */
export const { provided: aboutPublic, use: usePublic } = lazyContext(async (desk, locale) => {
  const [texts, { codes }, reasons, port] = await Promise.all([
    packs[locale](),
    WRITTEN_TEXTS[locale](),
    REASONS[locale](),
    desk.port.people(),
  ]);
  desk.addStyles(styles);
  return { texts, codes, port, act: actingFor(desk, reasons.codes, texts.failed) };
});
