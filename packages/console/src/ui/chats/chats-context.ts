import type { Locale } from '@sinia/i18n';
import type { ChatsTexts } from '@sinia/i18n/chats/ca';
import styles from '../../styles/chats.css?inline';
import { lazyContext } from '../parts/lazy-context.tsx';

const packs: Readonly<Record<Locale, () => Promise<ChatsTexts>>> = {
  ca: async () => (await import('@sinia/i18n/chats/ca')).ca,
  es: async () => (await import('@sinia/i18n/chats/es')).es,
  en: async () => (await import('@sinia/i18n/chats/en')).en,
};

/** The words about live chats, with what they look like. */
export const { provided: withChats, use: useChats } = lazyContext(async (desk, locale) => {
  const texts = await packs[locale]();
  desk.addStyles(styles);
  return { texts };
});
