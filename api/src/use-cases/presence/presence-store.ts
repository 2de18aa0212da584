import { type Doing, GONE_AFTER_MS, Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { presence, tickets, users } = schema;

/** The ticket as it is, without a lock: a heartbeat stands in nobody's way. */
export async function glanceAt(tx: Transaction, ticketId: string): Promise<TicketRow> {
  const [row] = await tx.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Notes that somebody is there, and forgets those who are long gone. */
export function keepPresence(
  work: UnitOfWork,
  seen: { readonly ticketId: string; readonly userId: string; readonly doing: Doing },
): void {
  const { doing } = seen;
  const seenAt = work.now;
  const target = [presence.ticketId, presence.userId];
  work.write(
    work.tx
      .insert(presence)
      .values({ ...seen, seenAt })
      .onConflictDoUpdate({ target, set: { doing, seenAt } }),
  );
  work.write(work.tx.delete(presence).where(lte(presence.seenAt, before(seenAt))));
}

export function endPresence(work: UnitOfWork, ticketId: string, userId: string): void {
  const same = and(eq(presence.ticketId, ticketId), eq(presence.userId, userId));
  work.write(work.tx.delete(presence).where(same));
}

/** Who has which ticket open, with what the permission table asks of each. */
export function readPresence(reader: Database | Transaction, now: Date) {
  return reader
    .select({
      ticketId: presence.ticketId,
      userId: presence.userId,
      name: users.name,
      doing: presence.doing,
      seenAt: presence.seenAt,
      groupId: tickets.groupId,
      assigneeId: tickets.assigneeId,
    })
    .from(presence)
    .innerJoin(users, eq(users.id, presence.userId))
    .innerJoin(tickets, eq(tickets.id, presence.ticketId))
    .where(gt(presence.seenAt, before(now)))
    .orderBy(asc(presence.ticketId), asc(users.name), asc(users.id));
}

const before = (now: Date) => new Date(now.getTime() - GONE_AFTER_MS);
