import { type Claim, IDENTITY_KINDS, type IdentityKind, requesterClaims } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { eq } from 'drizzle-orm';
import type { TicketRow } from '../tickets/ticket-store.ts';

const { conversations } = schema;
const PORTAL_KEY = /^site:/;

/** What a ticket says of who asks: what they left behind, their account of the host, or of the channel. */
export async function claimsOf(reader: Database | Transaction, ticket: TicketRow): Promise<Claim[]> {
  const { requester, requesterProofs, ownerKey } = ticket;
  const claims = [
    ...requesterClaims(requester, requesterProofs ?? {}),
    ...(await accountClaims(reader, ticket.conversationId)),
  ];
  const isPortal = ownerKey !== null && PORTAL_KEY.test(ownerKey);
  return isPortal ? [...claims, { kind: 'portal', value: ownerKey, proof: 'portal' }] : claims;
}

/** By what the provider knows whoever writes. */
async function accountClaims(
  reader: Database | Transaction,
  conversationId: string | null,
): Promise<Claim[]> {
  if (!conversationId) return [];
  const [row] = await reader
    .select({ channel: conversations.channel, ids: conversations.ids })
    .from(conversations)
    .where(eq(conversations.id, conversationId));
  const kinds: readonly string[] = IDENTITY_KINDS;
  if (!row || !kinds.includes(row.channel)) return [];
  return row.ids.map((value) => ({ kind: row.channel as IdentityKind, value, proof: 'provider' }));
}
