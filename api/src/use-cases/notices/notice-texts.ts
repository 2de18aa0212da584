import type { Language, NoticeKind } from '@sinia/core';
import { ca } from '@sinia/i18n/notices/ca';
import { en } from '@sinia/i18n/notices/en';
import { es } from '@sinia/i18n/notices/es';

/** Subject and body of a notice as Liquid templates. */
export interface NoticeTemplate {
  readonly subject: string;
  readonly text: string;
}

export interface ShippedNotice extends NoticeTemplate {
  /** The short form, for a mobile. */
  readonly sms: string;
}

/** The wording that comes with the product, per language and kind, with the words for each public status. */
export const NOTICE_TEXTS = { ca, es, en } as const satisfies Record<
  Language,
  Record<NoticeKind, ShippedNotice> & { readonly states: object }
>;
