import type { ContractTexts } from './ca.ts';

/** Which contract an enquiry is about, in English. */
export const contracts: ContractTexts = {
  label: 'Which contract is it about?',
  one: 'Contract',
  search: 'Search by number, address or holder',
  found: (count) => (count === 1 ? '1 contract' : `${count} contracts`),
  none: 'No contract matches what you typed.',
  noOne: 'It is about no contract',
  for: (holder) => `For ${holder}`,
  until: (holder, date) => `For ${holder}, until ${date}`,
  ended: 'Ended',
};
