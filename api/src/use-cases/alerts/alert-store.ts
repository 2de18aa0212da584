import { type AlertSettings, alertWays, DEFAULT_ALERTS, type Holder, may } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { inFewSizes } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Alert } from './alert-view.ts';
import { localMinutes } from './local-minutes.ts';

const { alerts, alertSettings, events, tickets } = schema;

/** The newest; nobody reads further. */
const MOST_ALERTS = 100;

export type NewAlert = typeof alerts.$inferInsert;

/** Writes what people are told; what an event told them before is not told again. */
export async function insertAlerts(tx: Transaction, rows: readonly NewAlert[]): Promise<void> {
  for (const piece of inFewSizes(rows)) await tx.insert(alerts).values(piece).onConflictDoNothing();
}

/** Somebody's alerts, newest first, of tickets that they may (still) see. */
export async function readAlerts(
  db: Database,
  holder: Holder,
  userId: string,
  now: Date,
  only?: 'unread',
): Promise<Alert[]> {
  const [rows, settings] = await Promise.all([
    rowsOf(db, and(eq(alerts.userId, userId), only ? isNull(alerts.readAt) : undefined)),
    settingsOf(db, userId),
  ]);
  const minutes = localMinutes(now);
  return rows
    .filter((row) => may(holder, 'ticket.read', row))
    .map(({ readAt, at, groupId: _group, assigneeId: _assignee, ...row }) => ({
      ...row,
      at: at.toISOString(),
      read: readAt !== null,
      ways: [...alertWays(settings, row.kind, minutes)],
    }));
}

function rowsOf(db: Database, which: SQL | undefined) {
  return db
    .select({
      id: alerts.id,
      kind: alerts.kind,
      ticketId: alerts.ticketId,
      reference: tickets.reference,
      subject: sql<string>`left(${tickets.subject}, 200)`,
      by: sql<string>`coalesce(${events.actorName}, '')`,
      at: alerts.createdAt,
      readAt: alerts.readAt,
      groupId: tickets.groupId,
      assigneeId: tickets.assigneeId,
    })
    .from(alerts)
    .innerJoin(tickets, eq(tickets.id, alerts.ticketId))
    .leftJoin(events, and(eq(events.ticketId, alerts.ticketId), eq(events.seq, alerts.seq)))
    .where(which)
    .orderBy(desc(alerts.createdAt), desc(alerts.id))
    .limit(MOST_ALERTS);
}

/** What somebody chose, or the defaults. */
export async function settingsOf(db: Database | Transaction, userId: string): Promise<AlertSettings> {
  const [row] = await db.select().from(alertSettings).where(eq(alertSettings.userId, userId));
  return withDefaults(row?.settings);
}

/** What everybody chose who chose anything. */
export async function readAllSettings(tx: Transaction): Promise<Map<string, AlertSettings>> {
  const rows = await tx.select().from(alertSettings);
  return new Map(rows.map(({ userId, settings }) => [userId, withDefaults(settings)]));
}

/** A kind that came later than a person's choice is told as it is to everybody. */
const withDefaults = (chosen: AlertSettings | undefined): AlertSettings => ({
  ways: { ...DEFAULT_ALERTS.ways, ...chosen?.ways },
  quietHours: chosen?.quietHours ?? null,
});

export function keepSettings(work: UnitOfWork, userId: string, settings: AlertSettings): void {
  const row = { userId, settings, updatedAt: work.now };
  work.write(
    work.tx.insert(alertSettings).values(row).onConflictDoUpdate({ target: alertSettings.userId, set: row }),
  );
}

/** Marks as read; no mail is sent about it any more. */
export function markRead(
  work: UnitOfWork,
  userId: string,
  { id, ticketId }: { readonly id?: string | undefined; readonly ticketId?: string | undefined },
): void {
  const which = and(
    eq(alerts.userId, userId),
    isNull(alerts.readAt),
    id ? eq(alerts.id, id) : undefined,
    ticketId ? eq(alerts.ticketId, ticketId) : undefined,
  );
  work.write(work.tx.update(alerts).set({ readAt: work.now, mailDueAt: null }).where(which));
}
