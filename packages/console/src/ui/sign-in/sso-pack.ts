import type { Locale } from '@sinia/i18n';
import type { SsoTexts } from '@sinia/i18n/sso/ca';

export interface SsoPack {
  readonly texts: SsoTexts;
  /** Why the server refused, by code: the words that integrators read too. */
  readonly reasons: Readonly<Record<string, string>>;
}

const packs: Readonly<Record<Locale, () => Promise<SsoPack>>> = {
  ca: async () => ({
    texts: (await import('@sinia/i18n/sso/ca')).sso,
    reasons: (await import('@sinia/i18n/errors/ca')).ca.codes,
  }),
  es: async () => ({
    texts: (await import('@sinia/i18n/sso/es')).sso,
    reasons: (await import('@sinia/i18n/errors/es')).es.codes,
  }),
  en: async () => ({
    texts: (await import('@sinia/i18n/sso/en')).sso,
    reasons: (await import('@sinia/i18n/errors/en')).en.codes,
  }),
};

export const loadSsoPack = (locale: Locale): Promise<SsoPack> => packs[locale]();
