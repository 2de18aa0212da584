import type { Texts } from '../../texts.ts';
import type { ca } from './ca.ts';

/** What the form says once an enquiry is in, in English. */
export const en = {
  sentKeyLabel: 'Your key is',
  sentKeyHelp: 'With this key you can see how it is going.',
  sentToEmail: (email) => `We are also sending it by e-mail to ${email}.`,
  sentToPhone: (phone) => `We are also sending it by SMS to ${phone}.`,
  copyKey: 'Copy the key',
  copied: 'Key copied',
  copyFailed: 'It could not be copied. Please write the key down.',
  printKey: 'Print',
  printedAt: (date) => `Received on ${date}`,
  printedLink: (url) => `To see how it is going: ${url}`,
  nextTitle: 'What happens next?',
  nextPerson: 'A person will read your enquiry.',
  nextNotices: 'We will tell you of every change until it is resolved.',
  nextTerm: (date) => `It must be answered before ${date}.`,
  follow: 'See how it is going',
  another: 'Send another enquiry',
} satisfies Texts<typeof ca>;
