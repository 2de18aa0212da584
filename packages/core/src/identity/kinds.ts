/** By what a person can be recognised: what they carry, and their account at each channel. */
export const IDENTITY_KINDS = [
  'email',
  'phone',
  'documentId',
  'contract',
  'whatsapp',
  'messenger',
  'instagram',
  'x',
  'teams',
  'portal',
] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Where something that we know of a person comes from. */
export const IDENTITY_SOURCES = ['aquacis', 'agent', 'form', 'channel', 'import'] as const;
export type IdentitySource = (typeof IDENTITY_SOURCES)[number];

/** Kinds of which a value belongs to one person alone; an address, a number and a contract may be shared. */
export const PERSONAL_KINDS = [
  'documentId',
  'whatsapp',
  'messenger',
  'instagram',
  'x',
  'teams',
  'portal',
] as const satisfies readonly IdentityKind[];

export const CONTACT_KINDS = ['person', 'organisation'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
