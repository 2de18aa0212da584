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
