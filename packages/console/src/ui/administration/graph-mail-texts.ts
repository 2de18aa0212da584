import type { Locale } from '@sinia/i18n';
import type { GraphMailTexts } from '@sinia/i18n/graph-mail/ca';
import type { Mailbox } from '../../port/administration-port.ts';
import { lazyContext } from '../parts/lazy-context.tsx';
import { useAdministration } from './administration-context.ts';

const packs: Readonly<Record<Locale, () => Promise<GraphMailTexts>>> = {
  ca: async () => (await import('@sinia/i18n/graph-mail/ca')).graphMail,
  es: async () => (await import('@sinia/i18n/graph-mail/es')).graphMail,
  en: async () => (await import('@sinia/i18n/graph-mail/en')).graphMail,
};

/** The words for mailboxes of Microsoft 365. */
export const { provided: withGraphMail, use: useGraphMail } = lazyContext((_desk, locale) => packs[locale]());

/** What stands in the way of reading a mailbox, in words. */
export function useFailureWords(): Readonly<Record<NonNullable<Mailbox['lastError']>, string>> {
  return { ...useGraphMail().failures, ...useAdministration().texts.mailboxes.failures };
}
