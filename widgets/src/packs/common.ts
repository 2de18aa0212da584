import type { Pack } from '../controllers/texts-controller.ts';

export const commonPack: Pack = {
  ca: () => import('@sinia/i18n/widgets/ca'),
  es: () => import('@sinia/i18n/widgets/es'),
  en: () => import('@sinia/i18n/widgets/en'),
};
