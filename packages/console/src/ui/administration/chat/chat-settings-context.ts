import type { Locale } from '@sinia/i18n';
import type { ChatSettingsTexts } from '@sinia/i18n/chat-settings/ca';
import styles from '../../../styles/chat-settings.css?inline';
import { actingFor } from '../../parts/acting.ts';
import { lazyContext } from '../../parts/lazy-context.tsx';
import { REASONS } from '../../parts/reasons.ts';

const packs: Readonly<Record<Locale, () => Promise<ChatSettingsTexts>>> = {
  ca: async () => (await import('@sinia/i18n/chat-settings/ca')).ca,
  es: async () => (await import('@sinia/i18n/chat-settings/es')).es,
  en: async () => (await import('@sinia/i18n/chat-settings/en')).en,
};

/** The words about the settings of the chat, and their part of the server. */
export const { provided: withChatSettings, use: useChatSettings } = lazyContext(async (desk, locale) => {
  const [texts, reasons, { chat: port }] = await Promise.all([
    packs[locale](),
    REASONS[locale](),
    desk.port.administration(),
  ]);
  desk.addStyles(styles);
  return { texts, port, act: actingFor(desk, reasons.codes, texts.failed) };
});
