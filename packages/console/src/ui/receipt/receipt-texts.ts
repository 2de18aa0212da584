import type { Channel, Language } from '@sinia/core';
import type { ReceiptTexts } from '@sinia/i18n/receipt/ca';

const PACKS: Readonly<Record<Language, () => Promise<ReceiptTexts>>> = {
  ca: async () => (await import('@sinia/i18n/receipt/ca')).receipt,
  es: async () => (await import('@sinia/i18n/receipt/es')).receipt,
  en: async () => (await import('@sinia/i18n/receipt/en')).receipt,
};

const CHANNELS: Readonly<Record<Language, () => Promise<Readonly<Record<Channel, string>>>>> = {
  ca: async () => (await import('@sinia/i18n/console/ca')).ca.channel,
  es: async () => (await import('@sinia/i18n/console/es')).es.channel,
  en: async () => (await import('@sinia/i18n/console/en')).en.channel,
};

/** The words of a receipt, in the customer's language and not in the agent's. */
export const loadReceiptTexts = (language: Language) => PACKS[language]();

export const channelNames = (language: Language) => CHANNELS[language]();
