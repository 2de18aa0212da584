import type { Pack } from '../controllers/texts-controller.ts';

export const surveyPack: Pack = {
  ca: () => import('@sinia/i18n/widgets/survey/ca'),
  es: () => import('@sinia/i18n/widgets/survey/es'),
  en: () => import('@sinia/i18n/widgets/survey/en'),
};
