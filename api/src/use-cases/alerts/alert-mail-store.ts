import { type Database, schema } from '@sinia/database';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';

const { alerts, tickets } = schema;

/** So many people in one turn. */
const PEOPLE = 20;
const LEASE_MS = 60_000;

/** Somebody's unread alerts that wait to be told by mail, with what the permission table asks of each ticket. */
export interface PendingAlert {
  readonly id: string;
  readonly userId: string;
  readonly kind: typeof alerts.$inferSelect.kind;
  readonly ticketId: string;
  readonly reference: string;
  readonly groupId: string;
  readonly assigneeId: string | null;
}

/**
 * Takes everything that waits for those for whom something is due, for a minute: whoever gets a mail gets one about
 * all. A crash after sending sends once more, under the same Message-ID.
 */
export function claimAlertMails(db: Database, now: Date): Promise<PendingAlert[]> {
  const at = now.toISOString();
  return db.transaction(async (tx) => {
    const due = tx
      .selectDistinct({ userId: alerts.userId })
      .from(alerts)
      .where(sql`${alerts.mailDueAt} <= ${at}::timestamptz and ${alerts.readAt} is null`)
      .limit(PEOPLE);
    const rows = await tx
      .select({
        id: alerts.id,
        userId: alerts.userId,
        kind: alerts.kind,
        ticketId: alerts.ticketId,
        reference: tickets.reference,
        groupId: tickets.groupId,
        assigneeId: tickets.assigneeId,
      })
      .from(alerts)
      .innerJoin(tickets, eq(tickets.id, alerts.ticketId))
      .where(and(inArray(alerts.userId, due), isNotNull(alerts.mailDueAt), isNull(alerts.readAt)))
      .orderBy(asc(alerts.createdAt), asc(alerts.id))
      .for('update', { of: alerts, skipLocked: true });
    if (rows.length > 0) {
      const ids = rows.map(({ id }) => id);
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      await tx.update(alerts).set({ mailDueAt: leaseUntil }).where(anyOf(alerts.id, ids));
    }
    return rows;
  });
}

/** When it is tried (again), or null when it has left or never will. */
export async function setMailDue(
  db: Database,
  ids: readonly string[],
  mailDueAt: Date | null,
): Promise<void> {
  await db.update(alerts).set({ mailDueAt }).where(anyOf(alerts.id, ids));
}
