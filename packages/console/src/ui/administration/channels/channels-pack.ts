import type { Locale } from '@sinia/i18n';
import type { ChannelSettingsTexts } from '@sinia/i18n/channel-settings/ca';
import type { WrittenTexts } from '@sinia/i18n/written/ca';
import { lazyContext } from '../../parts/lazy-context.tsx';

const packs: Readonly<Record<Locale, () => Promise<ChannelSettingsTexts>>> = {
  ca: async () => (await import('@sinia/i18n/channel-settings/ca')).channelSettings,
  es: async () => (await import('@sinia/i18n/channel-settings/es')).channelSettings,
  en: async () => (await import('@sinia/i18n/channel-settings/en')).channelSettings,
};
const ailments: Readonly<Record<Locale, () => Promise<WrittenTexts['codes']>>> = {
  ca: async () => (await import('@sinia/i18n/written/ca')).ca.codes,
  es: async () => (await import('@sinia/i18n/written/es')).es.codes,
  en: async () => (await import('@sinia/i18n/written/en')).en.codes,
};

/** The words about channels, and those for what ails one. */
export const { provided: channelled, use: useChannelWords } = lazyContext(async (_desk, locale) => {
  const [words, codes] = await Promise.all([packs[locale](), ailments[locale]()]);
  const ailment = (code: string) => (codes as Readonly<Record<string, string>>)[code] ?? codes.other;
  return { words, ailment };
});
