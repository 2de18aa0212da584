import type { Pack } from '../controllers/texts-controller.ts';

export const screenPopPack: Pack = {
  ca: () => import('@sinia/i18n/screen-pop/ca'),
  es: () => import('@sinia/i18n/screen-pop/es'),
  en: () => import('@sinia/i18n/screen-pop/en'),
};
