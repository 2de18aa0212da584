import type { Pack } from '../controllers/texts-controller.ts';

export const chatPack: Pack = {
  ca: () => import('@sinia/i18n/widgets/chat/ca'),
  es: () => import('@sinia/i18n/widgets/chat/es'),
  en: () => import('@sinia/i18n/widgets/chat/en'),
};
