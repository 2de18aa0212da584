import type { IdentitySource } from './kinds.ts';
import type { RuleEffect, RuleName } from './rules.ts';

/** What we keep of a person beside their identities; each value says where it comes from. */
export const CONTACT_FIELDS = [
  'name',
  'address',
  'language',
  'preferredChannel',
  'vulnerable',
  'over65',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** How people are identified and which source counts for what; versioned, so that a decision says by which rules. */
export interface IdentificationSettings {
  readonly effects: Readonly<Record<RuleName, RuleEffect>>;
  /** From which likeness on, 0 to 1, a name is the same. */
  readonly nameAlikeFrom: number;
  /** Candidates below this score are not shown. */
  readonly offerFrom: number;
  /** Pairs of contacts from this score on are shown as possible duplicates. */
  readonly duplicateFrom: number;
  /** For each field, the sources in the order in which they count. */
  readonly fieldSources: Readonly<Record<ContactField, readonly IdentitySource[]>>;
}

const MASTER_FIRST = ['aquacis', 'agent', 'channel', 'form', 'import'] as const;
/** What the person has chosen or declared counts before what the billing system knows. */
const PERSON_FIRST = ['agent', 'channel', 'form', 'aquacis', 'import'] as const;

export const DEFAULT_IDENTIFICATION: IdentificationSettings = {
  effects: {
    document: 'link',
    portal_account: 'link',
    channel_account: 'link',
    email: 'link',
    phone: 'link',
    contract_and_name: 'link',
  },
  nameAlikeFrom: 0.75,
  offerFrom: 10,
  duplicateFrom: 60,
  fieldSources: {
    name: MASTER_FIRST,
    address: MASTER_FIRST,
    language: PERSON_FIRST,
    preferredChannel: PERSON_FIRST,
    vulnerable: PERSON_FIRST,
    over65: PERSON_FIRST,
  },
};
