import type { Ticket } from '@sinia/contracts';

/** Soon after it was opened somebody looks whose a ticket is; what nobody has looked at by then stays so. */
const LOOKING_MS = 2 * 60_000;

export type Standing = 'confirmed' | 'provisional' | 'ambiguous' | 'unknown' | 'anonymous' | 'looking';

/** How sure we are of whose a ticket is. */
export function standingOf(
  { contactId, identification, createdAt }: Pick<Ticket, 'contactId' | 'identification' | 'createdAt'>,
  now: Date,
): Standing {
  if (contactId) return identification?.provisional ? 'provisional' : 'confirmed';
  if (!identification) return now.getTime() - Date.parse(createdAt) < LOOKING_MS ? 'looking' : 'unknown';
  return identification.outcome === 'matched' ? 'unknown' : identification.outcome;
}
