import type { Pack } from '../controllers/texts-controller.ts';

export const sentPack: Pack = {
  ca: () => import('@sinia/i18n/widgets/sent/ca'),
  es: () => import('@sinia/i18n/widgets/sent/es'),
  en: () => import('@sinia/i18n/widgets/sent/en'),
};
