import type { TicketEvent } from '@sinia/core';
import { type Database, schema } from '@sinia/database';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { NewTicket, TicketRow } from './ticket-store.ts';

const { tickets } = schema;

/** Puts a ticket on a shelf or takes it off, with the event that says so; its version stays, its fields did not change. */
export function moveToShelf(
  work: UnitOfWork,
  ticket: TicketRow,
  event: TicketEvent,
  set: Partial<NewTicket>,
): TicketRow {
  const { eventSeq, eventHash } = work.record(ticket, event);
  const written = { ...set, eventSeq, eventHash, updatedAt: work.now };
  work.write(work.tx.update(tickets).set(written).where(eq(tickets.id, ticket.id)));
  return { ...ticket, ...written } as TicketRow;
}

/** Tickets whose sleep is over, those that are due longest first. */
export async function dueToWake(db: Database, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(eq(tickets.shelf, 'snoozed'), sql`${tickets.snoozedUntil} <= ${now.toISOString()}::timestamptz`),
    )
    .orderBy(asc(tickets.snoozedUntil))
    .limit(limit);
  return rows.map((row) => row.id);
}
