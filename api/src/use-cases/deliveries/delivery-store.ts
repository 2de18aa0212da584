import { Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { lockTicket, type TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { deliveries, tickets } = schema;

export interface TroubledDelivery {
  readonly ticket: TicketRow;
  readonly id: string;
}

/** A delivery that did not arrive, with its ticket, both locked. */
export async function lockTroubledDelivery(tx: Transaction, id: string): Promise<TroubledDelivery> {
  const [found] = await tx
    .select({ ticketId: deliveries.ticketId })
    .from(deliveries)
    .where(eq(deliveries.id, id));
  if (!found) throw new Refusal('not_found');
  return { ticket: await lockTicket(tx, found.ticketId), id };
}

/** Puts it back at the head of the queue; the ticket's mark goes when nothing else of it is in trouble. */
export function requeue(work: UnitOfWork, { ticket, id }: TroubledDelivery): void {
  work.write(
    work.tx
      .update(deliveries)
      .set({ status: 'queued', attempts: 0, dueAt: work.now, leaseUntil: null, reason: null })
      .where(and(eq(deliveries.id, id), inArray(deliveries.status, ['failed', 'bounced']))),
  );
  const others = work.tx
    .select({ one: sql`1` })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.ticketId, ticket.id),
        ne(deliveries.id, id),
        inArray(deliveries.status, ['failed', 'bounced']),
      ),
    );
  work.write(
    work.tx
      .update(tickets)
      .set({ trouble: null })
      .where(
        and(eq(tickets.id, ticket.id), eq(tickets.trouble, 'delivery_failed'), sql`not exists ${others}`),
      ),
  );
  work.audit('delivery.retried', ticket.id);
}
