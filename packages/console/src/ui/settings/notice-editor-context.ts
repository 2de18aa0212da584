import type { Locale } from '@sinia/i18n';
import type { NoticeEditorTexts } from '@sinia/i18n/notice-editor/ca';
import { lazyContext } from '../parts/lazy-context.tsx';

const packs: Readonly<Record<Locale, () => Promise<NoticeEditorTexts>>> = {
  ca: async () => (await import('@sinia/i18n/notice-editor/ca')).ca,
  es: async () => (await import('@sinia/i18n/notice-editor/es')).es,
  en: async () => (await import('@sinia/i18n/notice-editor/en')).en,
};

/** The words beside the texts of the notices. */
export const { provided: aboutNotices, use: useNoticeTexts } = lazyContext((_desk, locale) =>
  packs[locale](),
);
