/** Domains that anybody writes from: blocking one would silence half of the customers. */
const EVERYBODYS_DOMAINS: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.es',
  'outlook.com',
  'outlook.es',
  'live.com',
  'msn.com',
  'yahoo.com',
  'yahoo.es',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'gmx.es',
  'telefonica.net',
  'movistar.es',
  'orange.es',
  'ono.com',
]);

export type SenderRefusal = 'sender_invalid' | 'sender_is_ours' | 'sender_domain_too_wide';

const ADDRESS = /^[^\s@<>"']{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/;
const DOMAIN = /^@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/;

/** What was typed as a sender to block: an address, or a whole domain (`@example.com`); null where it is neither. */
export function parseSender(typed: string): string | null {
  const sender = typed.trim().toLowerCase();
  return ADDRESS.test(sender) || DOMAIN.test(sender) ? sender : null;
}

/** The names under which the sender of a mail may be blocked. */
export function sendersOf(address: string): string[] {
  const folded = address.toLowerCase();
  const at = folded.lastIndexOf('@');
  return at === -1 ? [folded] : [folded, folded.slice(at)];
}

/**
 * Why a sender may not be blocked; null when they may.
 *
 * @param ours addresses of mailboxes and staff: neither they nor their domains are ever blocked.
 */
export function blockRefusal(sender: string, ours: readonly string[]): SenderRefusal | null {
  if (ours.some((address) => sendersOf(address).includes(sender))) return 'sender_is_ours';
  return sender.startsWith('@') && EVERYBODYS_DOMAINS.has(sender.slice(1)) ? 'sender_domain_too_wide' : null;
}
