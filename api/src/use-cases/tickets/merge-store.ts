import { type MergedState, Refusal } from '@sinia/core';
import { schema, type Transaction } from '@sinia/database';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { inFamily } from './family-store.ts';
import type { TicketRow } from './ticket-store.ts';

const { merges, messages } = schema;

export type MergeRow = typeof merges.$inferSelect;

export function insertMerge(
  work: UnitOfWork,
  context: Context,
  id: string,
  from: TicketRow,
  into: TicketRow,
): void {
  const { status, shelf, snoozedUntil, solvedAt, closedAt } = from;
  const before: MergedState = {
    status,
    shelf,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    solvedAt: solvedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
  work.write(
    work.tx.insert(merges).values({
      ...{ id, ticketId: from.id, intoTicketId: into.id, before },
      mergedBy: context.actor.name,
      mergedAt: work.now,
    }),
  );
}

/** A merge, locked when its tickets are: the caller locks those first. */
export async function lockMerge(tx: Transaction, id: string): Promise<MergeRow> {
  const [row] = await tx.select().from(merges).where(eq(merges.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export async function readMerge(tx: Transaction, id: string): Promise<MergeRow> {
  const [row] = await tx.select().from(merges).where(eq(merges.id, id));
  if (!row) throw new Refusal('not_found');
  return row;
}

export function markUndone(work: UnitOfWork, id: string): void {
  work.write(work.tx.update(merges).set({ undoneAt: work.now }).where(eq(merges.id, id)));
}

/** Whether the customer has written to a ticket, by its own key or mail, since a moment. */
export async function customerWroteSince(tx: Transaction, ticketId: string, since: Date): Promise<boolean> {
  const rows = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.ticketId, ticketId),
        eq(messages.author, 'customer'),
        eq(messages.visibility, 'public'),
        gt(messages.createdAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function countMessages(context: Context, ticketId: string): Promise<number> {
  const [row] = await context.dependencies.db
    .select({ count: count() })
    .from(messages)
    .where(sql`${inFamily(messages.ticketId, ticketId)}`);
  return row?.count ?? 0;
}
