import type { Fact, FactsOf, IdentificationSettings } from '@sinia/core/identity';
import { type Database, schema } from '@sinia/database';
import { and, asc, desc, isNotNull, isNull, sql } from 'drizzle-orm';
import { readComparables, readSharing } from './pair-store.ts';
import { scorePairs } from './score-pairs.ts';

const { contactMerges, contacts, tickets } = schema;

const BATCH = 1_000;

interface Disagreement {
  readonly facts: readonly Fact[];
  readonly of: FactsOf;
}

/** Contacts of whose fields two sources say different things, with those facts. */
export async function readDisagreements(db: Database): Promise<Disagreement[]> {
  type Row = Omit<Fact, 'contactId' | 'at'> & { root_id: string; contact_id: string; at: string };
  const [rows, chosen] = await Promise.all([
    db.execute<Row & Record<string, unknown>>(sql`
      select root_id, contact_id, field, source, value, proof, "by", at from (
        select own.root_id, fact.*,
          min(fact.value::text) over every <> max(fact.value::text) over every as differs
        from contact_facts fact join contacts own on own.id = fact.contact_id
        where own.blocked_at is null
        window every as (partition by own.root_id, fact.field)) said
      where differs`),
    readAllChosen(db),
  ]);
  return [...Map.groupBy(rows, ({ root_id: rootId }) => rootId)].map(([rootId, told]) => ({
    of: { rootId, chosen: chosen.get(rootId) ?? {} },
    facts: told.map(({ contact_id: contactId, at, field, source, value, proof, by }) => ({
      ...{ contactId, field, source, value, proof, by, at: new Date(at) },
    })),
  }));
}

/** What was chosen at the merges that still stand, by where their chains end. */
async function readAllChosen(db: Database): Promise<Map<string, FactsOf['chosen']>> {
  const rows = await db
    .select({ rootId: contacts.rootId, chosen: contactMerges.chosen })
    .from(contactMerges)
    .innerJoin(contacts, sql`${contacts.id} = ${contactMerges.contactId}`)
    .where(isNull(contactMerges.undoneAt))
    .orderBy(asc(contactMerges.mergedAt));
  const found = new Map<string, FactsOf['chosen']>();
  for (const { rootId, chosen } of rows) found.set(rootId, { ...found.get(rootId), ...chosen });
  return found;
}

/** The latest tickets whose requester the rules have looked for; what a person has decided is not asked again. */
export function readLatestIdentified(db: Database, limit: number) {
  return db
    .select()
    .from(tickets)
    .where(
      and(
        isNotNull(tickets.identification),
        sql`${tickets.identification} ->> 'reason' not in ('by_hand', 'no_claim')`,
      ),
    )
    .orderBy(desc(tickets.createdAt))
    .limit(limit);
}

/** How many pairs of contacts would be likely enough to be reviewed. */
export async function countPairs(db: Database, settings: IdentificationSettings): Promise<number> {
  const likely = new Set<string>();
  for (let last = ''; ; ) {
    const rows = await db.execute<{ id: string }>(sql`
      select id from contacts where id > ${last} and merged_into_id is null and blocked_at is null
      order by id limit ${BATCH}`);
    const sharing = await readSharing(
      db,
      rows.map(({ id }) => id),
    );
    const pairs = scorePairs(sharing, await readComparables(db, sharing.flat()), settings);
    for (const { oneId, otherId } of pairs) likely.add(`${oneId} ${otherId}`);
    if (rows.length < BATCH) return likely.size;
    last = rows.at(-1)?.id ?? last;
  }
}
