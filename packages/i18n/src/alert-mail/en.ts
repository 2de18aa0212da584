import { alerts } from '../alerts/en.ts';
import type { AlertMailTexts } from './ca.ts';

/** The mail to staff about what they have not read in the desk, in English. */
export const en: AlertMailTexts = {
  ...alerts,
  subject: (what, reference) => `${what}: ${reference}`,
  digestSubject: (count) => `You have ${count} unread alerts`,
  answer: 'If you answer this mail, what you write becomes an internal note on the enquiry.',
  noAnswer: 'Do not answer this mail: open the enquiry in the desk.',
  settings: 'You can choose which alerts you want in the settings:',
};
