import type { Locale } from '@sinia/i18n';

/** Why the server refused, by code: the words that integrators read too. */
export const REASONS: Readonly<Record<Locale, () => Promise<Readonly<Record<string, string>>>>> = {
  ca: async () => (await import('@sinia/i18n/errors/ca')).ca.codes,
  es: async () => (await import('@sinia/i18n/errors/es')).es.codes,
  en: async () => (await import('@sinia/i18n/errors/en')).en.codes,
};
