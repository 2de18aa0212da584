import type { PublicPostTexts } from './ca.ts';

export const en: PublicPostTexts = {
  failed: 'It could not be done.',
  mark: 'Public post: everybody can read it.',
  ours: 'Public answer: everybody can read it.',
  open: 'Open the post',
  hidden: 'Hidden comment: only its author and we see it.',
  hide: 'Hide the comment',
  show: 'Show the comment again',
  nowHidden: 'The comment is hidden.',
  nowShown: 'The comment is shown again.',
  choice: {
    label: 'Who will read the answer',
    alone: 'Only the customer',
    aloneHelp: 'The answer reaches them as a private message.',
    everybody: 'Everybody',
    everybodyHelp: (name, channel) =>
      `The answer appears below what ${name} wrote on ${channel}, and everybody can read it. No files, no formatting.`,
  },
  tooLong: (used, most) => `The answer is too long: ${used} characters of ${most}.`,
  files: 'A public answer cannot carry files: take them out, or answer in private.',
  found: 'It cannot be published: there is personal data.',
  remedy: 'Take it out, or answer the customer alone.',
  alone: 'Answer the customer alone',
  kinds: {
    reference: 'the key of a query',
    account: 'a bank account',
    card: 'the number of a card',
    document: 'a DNI, NIE or NIF',
    email: 'an e-mail address',
    phone: 'a telephone number',
    contract: 'a contract number',
    known: 'something known of the customer',
  },
};
