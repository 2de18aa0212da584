import type { Texts } from '../texts.ts';

/** What stands on a ticket that began on the telephone, in Catalan: the customer reads it too. */
export const calls = {
  subject: {
    answered: (when: string) => `Trucada · ${when}`,
    missed: (when: string) => `Trucada perduda · ${when}`,
    abandoned: (when: string) => `Trucada sense atendre · ${when}`,
    voicemail: (when: string) => `Missatge de veu · ${when}`,
  },
  body: {
    answered: (when: string) => `Vam atendre la seva trucada (${when}).`,
    missed: (when: string) => `No vam poder atendre la seva trucada (${when}).`,
    abandoned: (when: string) => `Va penjar abans que poguéssim atendre la seva trucada (${when}).`,
    voicemail: (when: string) => `Ens va deixar un missatge de veu (${when}).`,
  },
};

export type CallTexts = Texts<typeof calls>;
