import { PERSONAL_KINDS } from '@sinia/core/identity';
import type { Transaction } from '@sinia/database';
import { sql } from 'drizzle-orm';
import type { WantedIdentity } from './identity-input.ts';
import { type HeldRow, heldRows } from './save-contact-store.ts';

/** The card of a customer of the billing system: by their number there, else by their document. */
export async function findAdopted(
  tx: Transaction,
  aquacisId: string,
  wanted: readonly WantedIdentity[],
): Promise<string | null> {
  const documents = wanted.filter(({ kind }) => kind === 'documentId');
  const rows = await tx.execute<{ id: string }>(sql`
    select id from (
      select root_id as id, 0 as rank from contacts where aquacis_id = ${aquacisId}
      union all
      select own.root_id, 1 from (${heldRows(documents)}) as held
        join contacts own on own.id = held.contact_id) found
    order by rank limit 1`);
  return rows[0]?.id ?? null;
}

/** Without the personal ones that somebody else holds: those stay where they are, and the two cards show as alike. */
export async function freeIdentities(
  tx: Transaction,
  wanted: readonly WantedIdentity[],
  ownIds: readonly string[],
): Promise<readonly WantedIdentity[]> {
  const personal: readonly string[] = PERSONAL_KINDS;
  const asked = wanted.filter(({ kind }) => personal.includes(kind));
  if (asked.length === 0) return wanted;
  const taken = await tx.execute<HeldRow>(sql`select * from (${heldRows(asked)}) as held`);
  return wanted.filter(
    ({ kind, value }) =>
      !taken.some((row) => row.kind === kind && row.value === value && !ownIds.includes(row.contact_id)),
  );
}
