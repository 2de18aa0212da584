import { type Database, schema } from '@sinia/database';
import { sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { contacts } = schema;

/** Contacts of customers whom the billing system has blocked or anonymised, and who are not blocked here yet. */
export async function contactsToBlock(db: Database, limit: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct own.root_id as id from directory_events told
      join contacts own on own.aquacis_id = told.customer_id
    where told.type = 'directory.blocked' and own.blocked_at is null
    limit ${limit}`);
  return rows.map(({ id }) => id);
}

export function blockRows(work: UnitOfWork, ids: readonly string[]): void {
  work.write(work.tx.update(contacts).set({ blockedAt: work.now }).where(anyOf(contacts.id, ids)));
}

/** What their tickets kept of them is taken off, and kept apart. */
export function putSnapshotsAside(work: UnitOfWork, ids: readonly string[]): void {
  const list = JSON.stringify(ids);
  work.write(
    work.tx.execute(sql`
      with theirs as (
        select id, contact_id, contact_snapshot, billing_snapshot from tickets
        where contact_id in (select jsonb_array_elements_text(${list}::text::jsonb))
          and (contact_snapshot is not null or billing_snapshot is not null)),
      kept as (
        insert into blocked_snapshots (ticket_id, contact_id, contact_snapshot, billing_snapshot, blocked_at)
        select id, contact_id, contact_snapshot, billing_snapshot, ${work.now.toISOString()}::timestamptz from theirs
        on conflict (ticket_id) do nothing)
      update tickets set contact_snapshot = null, billing_snapshot = null where id in (select id from theirs)`),
  );
}
