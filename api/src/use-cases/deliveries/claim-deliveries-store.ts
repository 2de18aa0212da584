import type { RouteChannel } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, getTableColumns, gt, or, sql } from 'drizzle-orm';
import type { DeliveryRow } from '../tickets/message-view.ts';
import { anyOf } from './any-of-store.ts';
import { CAPS, deferOverCaps } from './caps.ts';

const { deliveries, tickets } = schema;

export const LEASE_MS = 60_000;

/** One decision at a time about what strangers provoke, whatever the number of workers. */
const CAPS_LOCK = 7_305_882_012;

/**
 * Takes due deliveries of some channels for 60 s, in the order of their ticket's events: a later message of a ticket
 * waits for an earlier one by the same channel, unless that one is held back by a cap. Over a cap a delivery is put off, visibly.
 *
 * @param messageId the deterministic Message-ID of a mail; stored before anything leaves, so that an answer finds it.
 */
export async function claimDeliveries(
  db: Database,
  now: Date,
  channels: readonly RouteChannel[],
  limit: number,
  messageId: (delivery: { id: string; address: string }, mailboxId: string | null) => string,
): Promise<DeliveryRow[]> {
  return db.transaction(async (tx) => {
    const due = await dueRows(tx, now, channels, limit);
    const deferred = await overCaps(tx, due, now);
    for (const [id, dueAt] of deferred) {
      await tx
        .update(deliveries)
        .set({ status: 'queued', dueAt, reason: 'capped' })
        .where(eq(deliveries.id, id));
    }
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const taken = due.filter((row) => !deferred.has(row.id));
    return Promise.all(taken.map((row) => lease(tx, row, leaseUntil, messageId)));
  });
}

type DueRow = DeliveryRow & { readonly mailboxId: string | null };

function dueRows(
  tx: Transaction,
  now: Date,
  channels: readonly RouteChannel[],
  limit: number,
): Promise<DueRow[]> {
  const at = now.toISOString();
  return tx
    .select({
      ...getTableColumns(deliveries),
      mailboxId: sql<
        string | null
      >`(select mailbox_id from ${tickets} where ${tickets.id} = ${deliveries.ticketId})`,
    })
    .from(deliveries)
    .where(
      sql`${deliveries.status} in ('queued', 'sending') and ${deliveries.dueAt} <= ${at}::timestamptz
        and ${anyOf(deliveries.channel, channels)}
        and not exists (
          select from ${deliveries} as earlier
          where earlier.ticket_id = ${deliveries.ticketId} and earlier.seq < ${deliveries.seq}
            and earlier.status in ('queued', 'sending') and earlier.channel = ${deliveries.channel}
            and earlier.reason is distinct from 'capped')`,
    )
    .orderBy(deliveries.dueAt)
    .limit(limit)
    .for('update', { skipLocked: true });
}

async function lease(
  tx: Transaction,
  { mailboxId, ...row }: DueRow,
  leaseUntil: Date,
  messageId: (delivery: DeliveryRow, mailboxId: string | null) => string,
): Promise<DeliveryRow> {
  const mailMessageId = row.channel === 'email' ? (row.mailMessageId ?? messageId(row, mailboxId)) : null;
  const taken = { status: 'sending' as const, leaseUntil, dueAt: leaseUntil, attempts: row.attempts + 1 };
  await tx
    .update(deliveries)
    .set({ ...taken, mailMessageId })
    .where(eq(deliveries.id, row.id));
  return { ...row, ...taken, mailMessageId };
}

async function overCaps(tx: Transaction, due: readonly DeliveryRow[], now: Date): Promise<Map<string, Date>> {
  const provoked = due.filter((row) => row.provoked && row.attempts === 0);
  if (provoked.length === 0) return new Map();
  await tx.execute(sql`select pg_advisory_xact_lock(${CAPS_LOCK})`);
  const left = sql<string>`coalesce(${deliveries.sentAt}, ${deliveries.leaseUntil})`;
  const since = (ms: number) => new Date(now.getTime() - ms);
  const underWay = eq(deliveries.status, 'sending');
  const addresses = [...new Set(provoked.map((row) => row.address))];
  const [toAddresses, toAll] = await Promise.all([
    tx
      .select({ address: deliveries.address, at: left })
      .from(deliveries)
      .where(
        and(
          deliveries.provoked,
          anyOf(deliveries.address, addresses),
          or(gt(deliveries.sentAt, since(CAPS.recipient.withinMs)), underWay),
        ),
      ),
    tx
      .select({ at: left })
      .from(deliveries)
      .where(and(deliveries.provoked, gt(deliveries.sentAt, since(CAPS.mailbox.withinMs))))
      .orderBy(sql`${deliveries.sentAt} desc`)
      .limit(CAPS.mailbox.messages),
  ]);
  const leftTo = new Map<string, Date[]>();
  for (const { address, at } of toAddresses) {
    const key = address.toLowerCase();
    leftTo.set(key, [...(leftTo.get(key) ?? []), new Date(at)]);
  }
  return deferOverCaps(
    provoked,
    leftTo,
    toAll.map(({ at }) => new Date(at)),
    now,
  );
}
