import { plural } from '../plural.ts';
import type { SenderTexts } from './ca.ts';

export const en: SenderTexts = {
  blockTitle: 'Block the sender',
  blockHelp: 'Their new mail goes straight to spam, without a receipt.',
  address: 'This address only',
  domain: 'The whole domain',
  blockIt: 'Block',
  blocked: (sender: string) => `${sender} is blocked.`,
  unblock: 'Unblock',
  unblocked: (sender: string) => `${sender} is not blocked any more.`,
  senders: 'Blocked senders',
  sendersHelp: 'New mail from these addresses and domains goes straight to spam.',
  noSenders: 'Nobody is blocked.',
  add: 'Block an address or a domain',
  addHelp: 'For example promo@company.com or @company.com.',
  by: (name: string, when: string) => `${name}, ${when}`,
  hits: (count: number) =>
    plural('en', count, { one: '# mail since', other: '# mails since', many: '# mails since' }),
  noHits: 'no mail since',
  loading: 'Loading the senders…',
};
