import type { CallTexts } from './ca.ts';

/** What stands on a ticket that began on the telephone, in English: the customer reads it too. */
export const calls: CallTexts = {
  subject: {
    answered: (when) => `Call · ${when}`,
    missed: (when) => `Missed call · ${when}`,
    abandoned: (when) => `Unanswered call · ${when}`,
    voicemail: (when) => `Voice message · ${when}`,
  },
  body: {
    answered: (when) => `We took your call (${when}).`,
    missed: (when) => `We could not take your call (${when}).`,
    abandoned: (when) => `You hung up before we could take your call (${when}).`,
    voicemail: (when) => `You left us a voice message (${when}).`,
  },
};
