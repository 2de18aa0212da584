import type { Database, Transaction } from '@sinia/database';
import {
  type DirectoryCustomer,
  type DirectoryQuery,
  displayName,
  type FoundCustomers,
  keyValue,
  nameWords,
  type SearchKey,
} from '@sinia/directory';
import { inArray, type SQL, sql } from 'drizzle-orm';
import { customerOf, type ReplicaRow } from './replica-row.ts';

const COLLATOR = new Intl.Collator('ca');

/** The customers of the copy that fit every key of the query, by name. */
export async function searchReplica(
  db: Database,
  query: DirectoryQuery,
  limit: number,
): Promise<FoundCustomers> {
  const conditions = (Object.entries(query) as [SearchKey, string | undefined][])
    .filter((entry): entry is [SearchKey, string] => entry[1] !== undefined)
    .map(([kind, raw]) => condition(kind, raw, limit + 1));
  const rows = await read(db, sql.join(conditions, sql` and `), limit + 1);
  const customers = rows.slice(0, limit).map(customerOf);
  return { customers: customers.sort(byName), truncated: rows.length > limit };
}

export async function readReplicaCustomer(db: Database, id: string): Promise<DirectoryCustomer | null> {
  const [row] = await read(db, sql`c.id = ${id}`, 1);
  return row ? customerOf(row) : null;
}

export async function readReplicaCustomers(
  tx: Transaction,
  ids: readonly string[],
): Promise<DirectoryCustomer[]> {
  if (ids.length === 0) return [];
  return (await read(tx, inArray(sql`c.id`, [...ids]), ids.length)).map(customerOf);
}

/** Which of these customers must not be shown, whatever the master answers in this moment. */
export async function readWithheld(db: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.execute<{ id: string }>(sql`
    select id from directory_customers
    where ${inArray(sql`id`, [...ids])} and standing in ('blocked', 'anonymised')`);
  return new Set(rows.map(({ id }) => id));
}

/** One trip. */
async function read(db: Database | Transaction, where: SQL, limit: number): Promise<ReplicaRow[]> {
  const rows = await db.execute<{ [Key in keyof ReplicaRow]: ReplicaRow[Key] }>(sql`
    select c.id, c.profile, c.version,
      coalesce((select jsonb_agg(k.detail order by k.number, k.role)
        from directory_contracts k where k.customer_id = c.id), '[]') as contracts
    from directory_customers c
    where c.standing = 'active' and ${where}
    limit ${limit}`);
  return rows.map((row) => ({ ...row, version: new Date(row.version) }));
}

function condition(kind: SearchKey, raw: string, limit: number): SQL {
  if (kind === 'name') return named(nameWords(raw), limit);
  return sql`c.id in (
    select customer_id from directory_keys where kind = ${kind} and value = ${keyValue(kind, raw)})`;
}

/**
 * The words of a name, the last one begun. A key has one word first and the others behind it: those of the longest whole
 * word are looked through for the rest, in the index; of a word alone only as many are read as are wanted.
 */
function named(words: readonly string[], limit: number): SQL {
  const begun = words.at(-1) ?? '';
  const whole = words.slice(0, -1).toSorted((one, other) => other.length - one.length);
  const [first, ...others] = whole;
  if (first === undefined) return among(sql`${range(begun)} order by value limit ${limit * KEYS_EACH}`);
  const rest = [...others.map((word) => `% ${word} %`), `% ${begun}%`];
  const fits = rest.map((pattern) => sql`' ' || value like ${pattern}`);
  return among(sql`${range(`${first} `)} and ${sql.join(fits, sql` and `)} limit ${limit * KEYS_EACH}`);
}

/** A customer has few words: so many keys name as many customers as a page has. */
const KEYS_EACH = 5;

const among = (keys: SQL) =>
  sql`c.id in (select customer_id from (select customer_id from directory_keys where ${keys}) as found)`;

const range = (beginning: string) =>
  sql`kind = 'name' and value >= ${beginning} and value < ${`${beginning}\u{10ffff}`}`;

function byName(left: DirectoryCustomer, right: DirectoryCustomer): number {
  return COLLATOR.compare(displayName(left), displayName(right));
}
