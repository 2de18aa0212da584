import type { Pack } from '../controllers/texts-controller.ts';

export const panelPack: Pack = {
  ca: () => import('@sinia/i18n/widgets/panel/ca'),
  es: () => import('@sinia/i18n/widgets/panel/es'),
  en: () => import('@sinia/i18n/widgets/panel/en'),
};
