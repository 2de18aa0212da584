import type { Locale } from '@sinia/i18n';
import type { SsoSettingsTexts } from '@sinia/i18n/sso-settings/ca';

const packs: Readonly<Record<Locale, () => Promise<SsoSettingsTexts>>> = {
  ca: async () => (await import('@sinia/i18n/sso-settings/ca')).ssoSettings,
  es: async () => (await import('@sinia/i18n/sso-settings/es')).ssoSettings,
  en: async () => (await import('@sinia/i18n/sso-settings/en')).ssoSettings,
};

export const loadSsoSettings = (locale: Locale): Promise<SsoSettingsTexts> => packs[locale]();
