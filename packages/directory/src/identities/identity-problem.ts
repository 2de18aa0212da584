/** What can be wrong with an identity as it was typed; codes of `errors[]` in a problem. */
export const IDENTITY_PROBLEMS = [
  'email_invalid',
  'phone_invalid',
  'document_invalid',
  'document_letter_missing',
  'document_letter_wrong',
  'contract_invalid',
  'account_invalid',
] as const;
export type IdentityProblem = (typeof IDENTITY_PROBLEMS)[number];

/** The one written form of an identity, or why it has none. */
export type Normalised = { readonly value: string } | { readonly problem: IdentityProblem };
