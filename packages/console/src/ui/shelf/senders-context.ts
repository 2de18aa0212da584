import type { Locale } from '@sinia/i18n';
import type { SenderTexts } from '@sinia/i18n/senders/ca';
import { lazyContext } from '../parts/lazy-context.tsx';

const packs: Readonly<Record<Locale, () => Promise<SenderTexts>>> = {
  ca: async () => (await import('@sinia/i18n/senders/ca')).ca,
  es: async () => (await import('@sinia/i18n/senders/es')).es,
  en: async () => (await import('@sinia/i18n/senders/en')).en,
};

/** The words about who is blocked. */
export const { provided: aboutSenders, use: useSenders } = lazyContext((_desk, locale) => packs[locale]());
