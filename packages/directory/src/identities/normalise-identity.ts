import { isEmailAddress } from '@sinia/core';
import type { IdentityKind } from '@sinia/core/identity';
import type { Normalised } from './identity-problem.ts';
import { normaliseDocument } from './normalise-document.ts';
import { normalisePhone } from './normalise-phone.ts';

const NORMALISE = {
  email: normaliseEmail,
  phone: normalisePhone,
  documentId: normaliseDocument,
  contract: normaliseContract,
  whatsapp: normaliseWhatsapp,
  messenger: normaliseAccount,
  instagram: normaliseAccount,
  x: normaliseAccount,
  teams: normaliseAccount,
  portal: normaliseAccount,
} as const satisfies Record<IdentityKind, (raw: string) => Normalised>;

/** The one written form of an identity, by which people are found and compared; idempotent. */
export function normaliseIdentity(kind: IdentityKind, raw: string): Normalised {
  return NORMALISE[kind](raw.trim());
}

function normaliseEmail(raw: string): Normalised {
  const value = raw.normalize('NFC').toLowerCase();
  return isEmailAddress(value) ? { value } : { problem: 'email_invalid' };
}

/** Numbers of contracts keep their leading zeros. */
function normaliseContract(raw: string): Normalised {
  const value = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-/]/g, '');
  return /^[A-Z0-9]{3,20}$/.test(value) ? { value } : { problem: 'contract_invalid' };
}

/** WhatsApp's `wa_id` (a number without `+`) or, where people hide their number, its `user_id`. */
function normaliseWhatsapp(raw: string): Normalised {
  return /^\+?[\d\s().-]{7,25}$/.test(raw) ? { value: raw.replace(/\D/g, '') } : normaliseAccount(raw);
}

/** The provider's own id: letters count as they are. */
function normaliseAccount(raw: string): Normalised {
  return /^[\x21-\x7e]{1,200}$/.test(raw) ? { value: raw } : { problem: 'account_invalid' };
}
