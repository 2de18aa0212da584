import type { Language } from '@sinia/core';
import { ca } from '@sinia/i18n/channels/ca';
import { en } from '@sinia/i18n/channels/en';
import { es } from '@sinia/i18n/channels/es';

export const CHANNEL_TEXTS = { ca, es, en } as const satisfies Record<Language, object>;
