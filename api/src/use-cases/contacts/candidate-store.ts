import type { Candidate, Claim } from '@sinia/core/identity';
import type { Database, Transaction } from '@sinia/database';
import { sql } from 'drizzle-orm';
import { pairsOf } from './save-contact-store.ts';

/** A number of a switchboard may be on hundreds of cards: those whom we heard of last say enough. */
const MOST_SHARING = 50;

export interface HeldCandidate extends Candidate {
  /** The contact that holds what is claimed: itself, or one that was merged into it. */
  readonly holderId: string;
}

/**
 * Every contact that holds one of the claimed identities, with those and its documents. Each claim is looked up by itself
 * (a lateral limit), so that a number of many never crowds out the one who is found by a document.
 */
export async function readCandidates(
  reader: Database | Transaction,
  claims: readonly Claim[],
): Promise<HeldCandidate[]> {
  const asked = claims.filter(({ kind }) => kind !== 'name');
  if (asked.length === 0) return [];
  const rows = await reader.execute<{
    id: string;
    name: string;
    last_contact_at: string | null;
    holder_id: string;
    identities: Candidate['identities'];
  }>(sql`
    with claimed as (${pairsOf(asked)}),
    found as (
      select distinct one.root_id from claimed cross join lateral (
        select own.root_id from contact_identities held
          join contacts own on own.id = held.contact_id and own.blocked_at is null
        where held.kind = claimed.kind and held.value = claimed.value
        order by own.last_contact_at desc nulls last, own.id
        limit ${MOST_SHARING}) as one)
    select root.id, root.name, root.last_contact_at,
      (array_agg(held.contact_id order by claimed.kind is null, held.contact_id <> root.id, held.at))[1] as holder_id,
      jsonb_agg(jsonb_build_object('kind', held.kind, 'value', held.value)) as identities
    from found
      join contacts root on root.id = found.root_id
      join contacts own on own.root_id = root.id
      join contact_identities held on held.contact_id = own.id
      left join claimed on claimed.kind = held.kind and claimed.value = held.value
    where claimed.kind is not null or held.kind = 'documentId'
    group by root.id`);
  return rows.map((row) => ({
    contactId: row.id,
    name: row.name,
    identities: row.identities,
    lastContactAt: row.last_contact_at ? new Date(row.last_contact_at) : null,
    holderId: row.holder_id,
  }));
}
