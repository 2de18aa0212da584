import type { CallTexts } from './ca.ts';

/** What stands on a ticket that began on the telephone, in Spanish: the customer reads it too. */
export const calls: CallTexts = {
  subject: {
    answered: (when) => `Llamada · ${when}`,
    missed: (when) => `Llamada perdida · ${when}`,
    abandoned: (when) => `Llamada sin atender · ${when}`,
    voicemail: (when) => `Mensaje de voz · ${when}`,
  },
  body: {
    answered: (when) => `Atendimos su llamada (${when}).`,
    missed: (when) => `No pudimos atender su llamada (${when}).`,
    abandoned: (when) => `Colgó antes de que pudiéramos atender su llamada (${when}).`,
    voicemail: (when) => `Nos dejó un mensaje de voz (${when}).`,
  },
};
