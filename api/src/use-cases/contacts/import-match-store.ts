import { PERSONAL_KINDS, type SharingContact } from '@sinia/core/identity';
import type { Transaction } from '@sinia/database';
import { sql } from 'drizzle-orm';
import type { ReadableRow } from './read-import-row.ts';

/** One import after the other: what one has written the next one finds. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('contacts:import', 0))`);
}

/** Who shares something with each of these rows, one question for all of them. */
export async function readSharingRows(
  tx: Transaction,
  rows: readonly ReadableRow[],
): Promise<Map<number, SharingContact[]>> {
  const asked = rows.flatMap(({ row, body: { aquacisId }, wanted }) => [
    ...(aquacisId ? [{ row, kind: 'aquacis', value: aquacisId }] : []),
    ...wanted.map(({ kind, value }) => ({ row, kind, value })),
  ]);
  const personal = JSON.stringify(['aquacis', ...PERSONAL_KINDS]);
  type Row = { row: number; contact_id: string; name: string; blocked: boolean; personal: boolean };
  const found = await tx.execute<Row & { documents: string[] | null; aquacis_ids: string[] | null }>(sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
        as asked("row" int, kind text, value text)),
    held as (
      select asked."row", asked.kind, own.root_id from asked
        cross join lateral (
          select contact_id from contact_identities
          where kind = asked.kind and value = asked.value offset 0) as one
        join contacts own on own.id = one.contact_id
      union all
      select asked."row", asked.kind, own.root_id from asked
        cross join lateral (
          select root_id from contacts where asked.kind = 'aquacis' and aquacis_id = asked.value offset 0) as own),
    sharing as (
      select "row", root_id,
        bool_or(kind in (select jsonb_array_elements_text(${personal}::text::jsonb))) as personal
      from held group by "row", root_id)
    select sharing."row", root.id as contact_id, root.name, root.blocked_at is not null as blocked, sharing.personal,
      (select jsonb_agg(identity.value) from contact_identities identity
        join contacts own on own.id = identity.contact_id
        where own.root_id = root.id and identity.kind = 'documentId') as documents,
      (select jsonb_agg(own.aquacis_id) from contacts own
        where own.root_id = root.id and own.aquacis_id is not null) as aquacis_ids
    from sharing join contacts root on root.id = sharing.root_id`);
  const sharing = new Map<number, SharingContact[]>();
  for (const { row, contact_id: contactId, name, blocked, personal: isPersonal, ...one } of found) {
    const contact = { contactId, name, blocked, personal: isPersonal };
    const ids = { documents: one.documents ?? [], aquacisIds: one.aquacis_ids ?? [] };
    sharing.set(row, [...(sharing.get(row) ?? []), { ...contact, ...ids }]);
  }
  return sharing;
}
