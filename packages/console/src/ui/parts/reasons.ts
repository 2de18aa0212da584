import type { Locale } from '@sinia/i18n';

export interface Reasons {
  /** Why the server refused, by code: the words that integrators read too. */
  readonly codes: Readonly<Record<string, string>>;
  /** What is wrong with one field. */
  readonly fields: Readonly<Record<string, string>>;
}

export const REASONS: Readonly<Record<Locale, () => Promise<Reasons>>> = {
  ca: async () => (await import('@sinia/i18n/errors/ca')).ca,
  es: async () => (await import('@sinia/i18n/errors/es')).es,
  en: async () => (await import('@sinia/i18n/errors/en')).en,
};
