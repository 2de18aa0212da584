import type { Pack } from '../controllers/texts-controller.ts';

export const trackerPack: Pack = {
  ca: () => import('@sinia/i18n/widgets/tracker/ca'),
  es: () => import('@sinia/i18n/widgets/tracker/es'),
  en: () => import('@sinia/i18n/widgets/tracker/en'),
};
