import { schema, type Transaction } from '@sinia/database';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { linkHolderId, tokenHash } from '../access-token.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { linkToken } from '../deliveries/delivery-store.ts';

const { deliveries, tickets } = schema;

/** An answer to a ticket, by whoever holds one of the links to it. */
export interface LinkAnswer {
  readonly ticketId: string;
  /** As {@link linkHolderId} gives it. */
  readonly holderId: string | null;
}

/**
 * The address of a requester is theirs, once they have answered by the very link that they had sent there: any other
 * link to the thread, a receipt's for one, went where whoever opened it wanted. What a person has said is not asked again.
 *
 * @returns the tickets of which that is new; nobody has been found for them any more
 */
export async function proveAddresses(
  tx: Transaction,
  secret: string,
  answers: readonly LinkAnswer[],
): Promise<string[]> {
  const proven: string[] = [];
  for (const link of await askedLinks(tx, secret, answers)) proven.push(...(await proveAddress(tx, link)));
  return [...new Set(proven)];
}

type AskedLink = Pick<typeof deliveries.$inferSelect, 'ticketId' | 'channel' | 'address'>;

/** The links that were asked for and that one of the answers came by, on the ticket that they are of. */
async function askedLinks(
  tx: Transaction,
  secret: string,
  answers: readonly LinkAnswer[],
): Promise<AskedLink[]> {
  const key = (ticketId: string, holderId: string | null) => `${ticketId} ${holderId}`;
  const used = new Set(answers.map(({ ticketId, holderId }) => key(ticketId, holderId)));
  const ticketIds = [...new Set(answers.map(({ ticketId }) => ticketId))];
  const sent = await tx
    .select()
    .from(deliveries)
    .where(and(anyOf(deliveries.ticketId, ticketIds), eq(deliveries.kind, 'access_link')));
  return sent.filter(({ id, ticketId }) => {
    const hash = tokenHash(linkToken(secret, 'tracking', id));
    return used.has(key(ticketId, linkHolderId(hash)));
  });
}

/** Proves the part to which the link went, if it still is what the requester has. */
async function proveAddress(tx: Transaction, { ticketId, channel, address }: AskedLink): Promise<string[]> {
  const part = channel === 'email' ? 'email' : 'phone';
  const rows = await tx
    .update(tickets)
    .set({
      identification: null,
      requesterProofs: sql`coalesce(requester_proofs, '{}') || jsonb_build_object(${part}::text, 'link')`,
    })
    .where(
      and(
        eq(tickets.id, ticketId),
        isNull(tickets.contactId),
        sql`requester ->> ${part} = ${address}`,
        sql`coalesce(identification ->> 'reason', '') <> 'by_hand'`,
        sql`coalesce(requester_proofs ->> ${part}, 'typed') = 'typed'`,
      ),
    )
    .returning({ id: tickets.id });
  return rows.map(({ id }) => id);
}
