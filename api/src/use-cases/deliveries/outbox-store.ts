import type { EventType, TicketEvent } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { anyOf } from './any-of-store.ts';

const { outbox, events, tickets } = schema;

/** An event on its way to the subscribers, with its ticket as it is now. */
export interface DueEvent {
  readonly ticketId: string;
  readonly seq: number;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly at: Date;
  /** Who did it. */
  readonly actor: { readonly kind: string; readonly id: string | null };
  readonly event: TicketEvent;
  readonly ticket: TicketRow;
}

/** Which tickets to take: some of which nothing has failed, one whose first event has, or a certain one. */
export type Pick = { readonly fresh: number } | { readonly failing: true } | { readonly ticketId: string };

/**
 * Takes tickets with due events, each under an advisory lock until the transaction ends, and reads what waits there in
 * order. The rows are read after the locks were taken, so that what another relay has just delivered is not seen.
 */
export async function claimTickets(tx: Transaction, now: Date, pick: Pick): Promise<DueEvent[]> {
  const claimed = await tx.execute<{ ticket_id: string }>(sql`
    with due as materialized (
      select distinct ticket_id from (
        select ticket_id from ${outbox}
        where parked_at is null and due_at <= ${now.toISOString()}::timestamptz and ${condition(pick)}
        order by due_at limit ${'fresh' in pick ? pick.fresh : 1}) as rows)
    select ticket_id from due
    where pg_try_advisory_xact_lock(hashtextextended('outbox:' || ticket_id, 0))`);
  const ids = claimed.map((row) => row.ticket_id);
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ outbox, event: events, ticket: tickets })
    .from(outbox)
    .innerJoin(events, and(eq(events.ticketId, outbox.ticketId), eq(events.seq, outbox.seq)))
    .innerJoin(tickets, eq(tickets.id, outbox.ticketId))
    .where(and(anyOf(outbox.ticketId, ids), isNull(outbox.parkedAt)))
    .orderBy(asc(outbox.ticketId), asc(outbox.seq));
  return rows.map((row) => ({
    ...row.outbox,
    at: row.event.at,
    actor: { kind: row.event.actorKind, id: row.event.actorId },
    event: { type: row.event.type as EventType, ...(row.event.payload as Omit<TicketEvent, 'type'>) },
    ticket: row.ticket,
  }));
}

function condition(pick: Pick): SQL {
  if ('ticketId' in pick) return sql`ticket_id = ${pick.ticketId}`;
  return 'failing' in pick ? sql`attempts > 0` : sql`attempts = 0`;
}

export async function deleteDelivered(tx: Transaction, delivered: readonly DueEvent[]): Promise<void> {
  if (delivered.length === 0) return;
  const keys = delivered.map(({ ticketId, seq }) => `${ticketId}:${seq}`);
  const tickets = anyOf(outbox.ticketId, [...new Set(delivered.map((event) => event.ticketId))]);
  const key = sql`(${outbox.ticketId} || ':' || ${outbox.seq})`;
  await tx.delete(outbox).where(and(tickets, anyOf(key, keys)));
}

/** Counts a failure of an event; it and what follows it on its ticket wait until `dueAt`. */
export async function putOff(db: Database, failed: DueEvent, dueAt: Date, lastError: string): Promise<void> {
  const { ticketId, seq, attempts } = failed;
  await db
    .update(outbox)
    .set({ attempts: attempts + 1, lastError })
    .where(and(eq(outbox.ticketId, ticketId), eq(outbox.seq, seq), eq(outbox.attempts, attempts)));
  await holdBack(db, ticketId, dueAt);
}

/** Nothing of a ticket is looked at before `dueAt`, so that it never stands in the way of others. */
export async function holdBack(db: Database | Transaction, ticketId: string, dueAt: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ dueAt })
    .where(and(eq(outbox.ticketId, ticketId), isNull(outbox.parkedAt)));
}

/** Lets the parked events of a ticket try again, or forgets them: what they would have done is done by a person then. */
export function releaseParked(work: UnitOfWork, ticketId: string, choice: 'retry' | 'dismiss'): void {
  const parked = and(eq(outbox.ticketId, ticketId), isNotNull(outbox.parkedAt));
  work.write(
    choice === 'dismiss'
      ? work.tx.delete(outbox).where(parked)
      : work.tx.update(outbox).set({ parkedAt: null, attempts: 0, dueAt: work.now }).where(parked),
  );
}

/** Sets one event aside; the rest of its ticket is due at once. */
export function parkOutboxRow(work: UnitOfWork, ticketId: string, seq: number, reason: string): void {
  work.write(
    work.tx
      .update(outbox)
      .set({ parkedAt: work.now, lastError: reason })
      .where(and(eq(outbox.ticketId, ticketId), eq(outbox.seq, seq))),
  );
  work.write(
    work.tx
      .update(outbox)
      .set({ dueAt: work.now })
      .where(and(eq(outbox.ticketId, ticketId), ne(outbox.seq, seq), isNull(outbox.parkedAt))),
  );
}
