import { type PluralForms, plural } from '../plural.ts';
import type { IdentificationTexts } from './ca.ts';

const many = (count: number, forms: PluralForms) => plural('en', count, forms);

export const en: IdentificationTexts = {
  title: 'Identifying customers',
  intro:
    'By what we know who writes or calls, and which source counts for which field. Nothing that somebody types without proof identifies anybody.',
  rules: 'Exact rules',
  rulesHelp: 'They are looked at in this order; the first that finds somebody decides.',
  rule: {
    document: 'Exact document, seen or confirmed',
    portal_account: 'Verified account of the customer portal',
    channel_account: 'Account of the channel (WhatsApp, Messenger, Teams…)',
    email: 'Verified e-mail',
    phone: 'Telephone',
    contract_and_name: 'Contract and similar name',
  },
  effect: {
    link: 'Links',
    provisional: 'Links, to be confirmed',
    offer: 'Only offers',
  },
  effectOf: (rule) => `What the rule does: ${rule}`,
  thresholds: 'Thresholds',
  nameAlikeFrom: 'Names alike from (%)',
  nameAlikeHelp: 'How alike two names must be to be the same: 50 to 100.',
  offerFrom: 'Candidates from',
  offerHelp: 'Points, 0 to 100. Those with fewer are not offered.',
  duplicateFrom: 'Duplicates from',
  duplicateHelp: 'Points, 1 to 100. Pairs with fewer are not reviewed.',
  sources: 'Which source counts for which field',
  sourcesHelp: 'The first that says something counts. The others still show on the card.',
  earlier: (source, field) => `${field}: let ${source} count earlier`,
  trial: 'Try without saving',
  trialHelp: 'Before you save, see what would change with the data there is.',
  trying: 'Trying…',
  result: 'What would change',
  nothing: 'Nothing would change with the data there is now.',
  fields: (count) =>
    many(count, {
      one: '# field of the cards would be another',
      other: '# fields of the cards would be others',
    }),
  tickets: (count, looked) =>
    `${many(count, {
      one: '# request would be identified otherwise',
      other: '# requests would be identified otherwise',
    })} (of the latest ${looked})`,
  duplicates: (before, after) => `Pairs to review: ${before} → ${after}`,
  outcome: {
    matched: 'identified',
    ambiguous: 'more than one candidate',
    unknown: 'nobody',
    anonymous: 'anonymous',
  },
  from: (before, after) => `${before} → ${after}`,
  empty: 'nothing',
  save: (version) => `Save as version ${version}`,
  saveFirstTry: 'Try it before you save.',
  saved: 'Rules saved. The cards are decided anew little by little.',
  reset: 'Discard the changes',
  versions: 'Versions',
  shipped: 'The rules that come with the program still count.',
  version: (version) => `Version ${version}`,
};
