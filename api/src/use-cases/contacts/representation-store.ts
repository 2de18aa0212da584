import type { Representation as View } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { representationState } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { desc, eq, or, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { representations } = schema;

export type RepresentationRow = typeof representations.$inferSelect;

const MOST = 500;

/** For whom a person acts, and who acts for them, as merged contacts stand now; the newest first. */
export async function readRepresentations(
  reader: Database | Transaction,
  ids: readonly string[],
): Promise<RepresentationRow[]> {
  return reader
    .select()
    .from(representations)
    .where(or(anyOf(representations.representativeId, ids), anyOf(representations.representedId, ids)))
    .orderBy(desc(representations.createdAt), desc(representations.id))
    .limit(MOST);
}

/** Rows as they are read: with names, but of nobody who is blocked, and what they are worth at this moment. */
export async function representationViews(
  reader: Database | Transaction,
  rows: readonly RepresentationRow[],
  now: Date,
): Promise<View[]> {
  const list = JSON.stringify(rows.flatMap((row) => [row.representativeId, row.representedId]));
  const named = await reader.execute<{ id: string; root_id: string; name: string }>(sql`
    select own.id, root.id as root_id, root.name from contacts own join contacts root on root.id = own.root_id
    where root.blocked_at is null and own.id in (select jsonb_array_elements_text(${list}::text::jsonb))`);
  const names = new Map(named.map((row) => [row.id, { id: row.root_id, name: row.name }]));
  return rows.map((row) => ({
    ...{ id: row.id, state: representationState(row, now), proof: row.proof, remark: row.remark },
    representative: names.get(row.representativeId) ?? { id: row.representativeId, name: '' },
    represented: names.get(row.representedId) ?? { id: row.representedId, name: '' },
    contracts: row.contracts && [...row.contracts],
    attachmentId: row.attachmentId,
    validFrom: row.validFrom.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}

export async function lockRepresentation(tx: Transaction, id: string): Promise<RepresentationRow> {
  const [row] = await tx.select().from(representations).where(eq(representations.id, id)).for('update');
  if (!row) throw new Refusal('not_found');
  return row;
}

export function insertRepresentation(work: UnitOfWork, row: RepresentationRow): void {
  work.insert(representations, row);
}

export function revokeRow(work: UnitOfWork, id: string, revokedBy: string): void {
  const revoked = { revokedBy, revokedAt: work.now };
  work.write(work.tx.update(representations).set(revoked).where(eq(representations.id, id)));
}
