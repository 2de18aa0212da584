import type { ChannelEvent } from '@sinia/channels';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { UnitOfWork } from '../unit-of-work.ts';

const { channelEvents: events, channelAccounts, inboundEnvelopes: envelopes } = schema;

export type EventRow = typeof events.$inferSelect;

const LEASE_MS = 120_000;

/** What a webhook consists of: each item with the account that it is of. */
export interface TakenApart {
  readonly envelopeId: string;
  readonly items: readonly { readonly accountId: string; readonly event: ChannelEvent }[];
}

/** Keeps the items of envelopes, each once and in this order, and closes the envelopes: two statements, however many. */
export async function storeEvents(tx: Transaction, taken: readonly TakenApart[], now: Date): Promise<void> {
  await storeItems(tx, taken, now);
  const outcomes = taken.map(({ envelopeId: id, items }) => ({ id, outcome: `events_${items.length}` }));
  await tx.execute(sql`
    update ${envelopes} set
      processed_at = ${now.toISOString()}::timestamptz, outcome = told.outcome, last_error = null
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::text::jsonb) as told(id text, outcome text)
    where ${envelopes.id} = told.id`);
}

/** Keeps items, each once; their envelopes stay open. */
export async function storeItems(
  db: Database | Transaction,
  taken: readonly TakenApart[],
  now: Date,
): Promise<void> {
  const rows = taken.flatMap(({ envelopeId, items }) =>
    items.map(({ accountId, event }) => {
      const { kind, id: provider_id, order: order_key } = event;
      return { envelope_id: envelopeId, account_id: accountId, kind, provider_id, order_key, event };
    }),
  );
  await db.execute(sql`
    insert into ${events} (envelope_id, account_id, kind, provider_id, order_key, event, due_at)
    select envelope_id, account_id, kind, provider_id, order_key, event, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as told(
      envelope_id text, account_id text, kind text, provider_id text, order_key text, event jsonb)
    on conflict do nothing`);
}

/**
 * Takes items that are due, for two minutes: of each conversation only the first that is not done, so that what was
 * written first is read first. Those of a paused account wait.
 */
export async function claimEvents(db: Database, now: Date, limit: number): Promise<EventRow[]> {
  const rows = await db.transaction(async (tx) => {
    const due = await tx
      .select({ position: events.position })
      .from(events)
      .innerJoin(channelAccounts, eq(channelAccounts.id, events.accountId))
      .where(
        sql`${events.processedAt} is null and ${events.dueAt} <= ${now.toISOString()}::timestamptz
          and ${channelAccounts.pausedAt} is null
          and not exists (
            select from ${events} as earlier
            where earlier.account_id = ${events.accountId} and earlier.order_key = ${events.orderKey}
              and earlier.position < ${events.position} and earlier.processed_at is null)`,
      )
      .orderBy(events.dueAt, events.position)
      .limit(limit)
      .for('update', { of: events, skipLocked: true });
    if (due.length === 0) return [];
    const positions = JSON.stringify(due.map(({ position }) => position));
    return tx
      .update(events)
      .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${events.attempts} + 1` })
      .where(
        sql`${events.position} = any(array(select jsonb_array_elements_text(${positions}::text::jsonb)::bigint))`,
      )
      .returning();
  });
  return rows.sort((left, right) => left.position - right.position);
}

/** Whether the item is still to be processed; locked until the transaction ends. */
export async function lockEvent(tx: Transaction, position: number): Promise<boolean> {
  const [row] = await tx
    .select({ processedAt: events.processedAt })
    .from(events)
    .where(eq(events.position, position))
    .for('update');
  return row !== undefined && row.processedAt === null;
}

/** What became of an item; what it said lies where it belongs from then on, and nowhere else. */
export function markEventDone(
  work: UnitOfWork,
  position: number,
  outcome: string,
  ticketId: string | null,
): void {
  work.write(
    work.tx
      .update(events)
      .set({ processedAt: work.now, outcome, ticketId, lastError: null, event: {} })
      .where(eq(events.position, position)),
  );
}

/** The same for what is written outside of a use case: a receipt may be told twice. */
export async function closeEvent(db: Database, position: number, outcome: string, now: Date): Promise<void> {
  await db
    .update(events)
    .set({ processedAt: now, outcome, lastError: null, event: {} })
    .where(and(eq(events.position, position), isNull(events.processedAt)));
}

export async function putEventOff(
  db: Database,
  position: number,
  dueAt: Date,
  lastError: string,
): Promise<void> {
  await db
    .update(events)
    .set({ dueAt, lastError: lastError.slice(0, 500) })
    .where(and(eq(events.position, position), isNull(events.processedAt)));
}

/** Nothing could be made of it: set aside, so that what follows in its conversation goes on. It keeps what it said. */
export async function parkEvent(db: Database, position: number, now: Date, lastError: string): Promise<void> {
  await db
    .update(events)
    .set({ processedAt: now, outcome: 'parked', lastError: lastError.slice(0, 500) })
    .where(and(eq(events.position, position), isNull(events.processedAt)));
}

/** Whether other items of an envelope are still to be read. */
export async function othersWait(tx: Transaction, envelopeId: string, position: number): Promise<boolean> {
  const rows = await tx
    .select({ position: events.position })
    .from(events)
    .where(and(eq(events.envelopeId, envelopeId), ne(events.position, position), isNull(events.processedAt)))
    .limit(1);
  return rows.length > 0;
}

/** Empties an envelope of which something was taken back. */
export function eraseEnvelope(work: UnitOfWork, envelopeId: string): void {
  work.write(work.tx.update(envelopes).set({ raw: new Uint8Array() }).where(eq(envelopes.id, envelopeId)));
}
