import { type Claim, IDENTITY_KINDS, type IdentityKind } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { normaliseIdentity } from '@sinia/directory/identities';
import { and, eq } from 'drizzle-orm';
import type { TicketRow } from '../tickets/ticket-store.ts';

const { conversations } = schema;

/** Under which names the provider knows whoever asks: it vouches for them, and nobody else has them. */
export async function conversationClaims(
  db: Database | Transaction,
  { conversationId }: Pick<TicketRow, 'conversationId'>,
): Promise<Claim[]> {
  if (!conversationId) return [];
  const [row] = await db
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, conversationId), eq(conversations.isPublic, false)));
  const kind = IDENTITY_KINDS.find((one) => one === row?.channel);
  if (!row || !kind) return [];
  return row.ids.flatMap((id) => claimOf(kind, id));
}

function claimOf(kind: IdentityKind, id: string): Claim[] {
  const read = normaliseIdentity(kind, id);
  return 'problem' in read ? [] : [{ kind, value: read.value, proof: 'provider' }];
}
