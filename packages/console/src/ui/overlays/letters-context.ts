import type { Locale } from '@sinia/i18n';
import type { LetterTexts } from '@sinia/i18n/letters/ca';
import { lazyContext } from '../parts/lazy-context.tsx';

const packs: Readonly<Record<Locale, () => Promise<LetterTexts>>> = {
  ca: async () => (await import('@sinia/i18n/letters/ca')).ca,
  es: async () => (await import('@sinia/i18n/letters/es')).es,
  en: async () => (await import('@sinia/i18n/letters/en')).en,
};

/** The words about letters. */
export const { provided: aboutLetters, use: useLetters } = lazyContext((_desk, locale) => packs[locale]());
