import type { Comparable, DuplicateReason } from '@sinia/core/identity';
import { type Database, schema, type Transaction } from '@sinia/database';
import { and, desc, isNull, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

const { contactPairs, pendingComparisons } = schema;

/** A number that more contacts share is a switchboard's: it says nothing of who they are. */
const MOST_SHARING = 20;

export interface ScoredPair {
  readonly oneId: string;
  readonly otherId: string;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** Takes contacts that wait to be compared; another worker takes others. */
export async function takePending(tx: Transaction, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ contact_id: string }>(sql`
    delete from ${pendingComparisons} where contact_id in (
      select contact_id from ${pendingComparisons} limit ${limit} for update skip locked)
    returning contact_id`);
  return rows.map((row) => row.contact_id);
}

/** Pairs of contacts that share an address, a number or a contract, as the ends of their chains. */
export async function readSharing(
  reader: Database | Transaction,
  contactIds: readonly string[],
): Promise<(readonly [string, string])[]> {
  const list = JSON.stringify(contactIds);
  const rows = await reader.execute<{ one: string; other: string }>(sql`
    with asked as (select jsonb_array_elements_text(${list}::text::jsonb) as id),
    held as (
      select distinct own.root_id, identity.kind, identity.value
      from asked join contacts asking on asking.id = asked.id
        join contacts own on own.root_id = asking.root_id
        join contact_identities identity on identity.contact_id = own.id
      where identity.kind in ('email', 'phone', 'contract')),
    sharing as (
      select held.root_id as one, other.root_id as other,
        count(*) over (partition by held.root_id, held.kind, held.value) as sharers
      from held join contact_identities twin on twin.kind = held.kind and twin.value = held.value
        join contacts other on other.id = twin.contact_id)
    select distinct least(one, other) as one, greatest(one, other) as other from sharing
    where one <> other and sharers <= ${MOST_SHARING}`);
  return rows.map(({ one, other }) => [one, other] as const);
}

/** What of each contact is compared, those merged into it with it. */
export async function readComparables(
  reader: Database | Transaction,
  contactIds: readonly string[],
): Promise<Map<string, Comparable>> {
  const list = JSON.stringify([...new Set(contactIds)]);
  const rows = await reader.execute<{
    id: string;
    name: string;
    address: string | null;
    aquacis_ids: string[] | null;
    identities: Comparable['identities'] | null;
  }>(sql`
    select root.id, root.name, root.address,
      (select jsonb_agg(aquacis_id) from contacts own where own.root_id = root.id and aquacis_id is not null) as aquacis_ids,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'value', value)) from contact_identities
        where contact_id in (select id from contacts own where own.root_id = root.id)) as identities
    from contacts root where root.id in (select jsonb_array_elements_text(${list}::text::jsonb))`);
  return new Map(
    rows.map(({ id, name, address, aquacis_ids: aquacisIds, identities }) => [
      id,
      { contactId: id, name, address, aquacisIds: aquacisIds ?? [], identities: identities ?? [] },
    ]),
  );
}

/** The pairs of these contacts are what was found now; that somebody has dismissed one is kept. */
export async function replacePairs(
  tx: Transaction,
  contactIds: readonly string[],
  pairs: readonly ScoredPair[],
): Promise<void> {
  await tx
    .delete(contactPairs)
    .where(
      and(
        isNull(contactPairs.dismissedAt),
        sql`(${anyOf(contactPairs.oneId, contactIds)} or ${anyOf(contactPairs.otherId, contactIds)})`,
      ),
    );
  if (pairs.length === 0) return;
  await tx.execute(sql`
    insert into ${contactPairs} (one_id, other_id, score, reasons)
    select "oneId", "otherId", score, reasons
    from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb)
      as pair("oneId" text, "otherId" text, score int, reasons jsonb)
    on conflict (one_id, other_id) do update set score = excluded.score, reasons = excluded.reasons`);
}

/** The likeliest pairs that nobody has dismissed. */
export function readQueue(db: Database, after: SQL | undefined, limit: number) {
  return db
    .select()
    .from(contactPairs)
    .where(and(isNull(contactPairs.dismissedAt), after))
    .orderBy(desc(contactPairs.score), contactPairs.oneId, contactPairs.otherId)
    .limit(limit);
}

export const afterPair = (score: number, oneId: string, otherId: string): SQL =>
  sql`(${contactPairs.score} < ${score} or (${contactPairs.score} = ${score}
    and (${contactPairs.oneId}, ${contactPairs.otherId}) > (${oneId}, ${otherId})))`;

/** That these two are two. */
export function dismissPair(work: UnitOfWork, pair: ScoredPair, dismissedBy: string): void {
  const dismissed = { dismissedBy, dismissedAt: work.now };
  work.write(
    work.tx
      .insert(contactPairs)
      .values({ ...pair, reasons: [...pair.reasons], ...dismissed })
      .onConflictDoUpdate({ target: [contactPairs.oneId, contactPairs.otherId], set: dismissed }),
  );
}

export async function readDismissed(db: Database, contactId: string): Promise<Set<string>> {
  const rows = await db
    .select({ oneId: contactPairs.oneId, otherId: contactPairs.otherId })
    .from(contactPairs)
    .where(
      sql`${contactPairs.dismissedAt} is not null and ${contactId} in (${contactPairs.oneId}, ${contactPairs.otherId})`,
    );
  return new Set(rows.map(({ oneId, otherId }) => (oneId === contactId ? otherId : oneId)));
}
