import { schema, type Transaction } from '@sinia/database';
import { type CustomerVersion, type DirectoryCustomer, hashCustomer, keysOf } from '@sinia/directory';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { recordset } from './recordset-store.ts';
import { profileOf } from './replica-row.ts';

const { directoryCustomers, directoryKeys, directoryContracts } = schema;

/** A customer with what it is compared by. */
export interface HashedCustomer {
  readonly customer: DirectoryCustomer;
  readonly hash: string;
}

export const hashed = (customer: DirectoryCustomer): HashedCustomer => ({
  customer,
  hash: customer.standing === 'active' ? hashCustomer(customer) : '',
});

/** What is known of these customers, locked until the batch is written. */
export async function lockVersions(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, CustomerVersion>> {
  if (ids.length === 0) return new Map();
  const { id, standing, version, hash } = directoryCustomers;
  const rows = await tx
    .select({ id, standing, version, hash })
    .from(directoryCustomers)
    .where(inArray(id, [...ids]))
    .orderBy(id)
    .for('update');
  return new Map(
    rows.map((row) => [row.id, { standing: row.standing, hash: row.hash, updatedAt: row.version.getTime() }]),
  );
}

/** Writes customers as they are now, whatever was there. Five statements for any number of them. */
export async function putCustomers(
  tx: Transaction,
  runId: string | null,
  incoming: readonly HashedCustomer[],
): Promise<void> {
  if (incoming.length === 0) return;
  const ids = incoming.map(({ customer }) => customer.id);
  const rows = incoming.map(({ customer, hash }) => ({
    ...{ id: customer.id, profile: profileOf(customer), version: customer.updatedAt, hash },
  }));
  const keys = incoming.flatMap(({ customer }) =>
    keysOf(customer).map((key) => ({ ...key, id: customer.id })),
  );
  const contracts = incoming.flatMap(({ customer }) =>
    customer.contracts.map((detail) => ({ id: customer.id, detail })),
  );
  await Promise.all([
    tx.execute(sql`
      insert into directory_customers (id, standing, profile, version, hash, run_id)
      select id, 'active', profile, version, hash, ${runId}
      from ${recordset(rows, sql`id text, profile jsonb, version timestamptz, hash text`)}
      on conflict (id) do update set standing = excluded.standing, profile = excluded.profile,
        version = excluded.version, hash = excluded.hash, run_id = excluded.run_id`),
    ...deleteDependents(tx, ids),
    tx.execute(sql`
      insert into directory_keys (kind, value, customer_id)
      select kind, value, id from ${recordset(keys, sql`kind text, value text, id text`)}`),
    tx.execute(sql`
      insert into directory_contracts (customer_id, number, role, status, detail)
      select id, detail ->> 'number', detail ->> 'role', detail ->> 'status', detail
      from ${recordset(contracts, sql`id text, detail jsonb`)}
      on conflict do nothing`),
  ]);
}

export interface RemovedCustomer {
  readonly id: string;
  readonly standing: Exclude<CustomerVersion['standing'], 'active'>;
  readonly updatedAt: string;
}

/** What a customer was before a run, or that they were not to be kept. */
export type PutBack = DirectoryCustomer | RemovedCustomer;

/** Forgets customers: what stays is that they are not to be kept, and since when. */
export async function removeCustomers(
  tx: Transaction,
  runId: string | null,
  removed: readonly RemovedCustomer[],
): Promise<void> {
  if (removed.length === 0) return;
  const ids = removed.map(({ id }) => id);
  await Promise.all([
    tx.execute(sql`
      insert into directory_customers (id, standing, version, hash, run_id)
      select id, standing, "updatedAt", '', ${runId}
      from ${recordset(removed, sql`id text, standing text, "updatedAt" timestamptz`)}
      on conflict (id) do update set standing = excluded.standing, profile = null,
        version = excluded.version, hash = '', run_id = excluded.run_id`),
    ...deleteDependents(tx, ids),
  ]);
}

/** Which of these customers a run wrote last; whoever must not be shown is not among them. */
export async function shownBy(tx: Transaction, runId: string, ids: readonly string[]): Promise<Set<string>> {
  const mine = and(
    eq(directoryCustomers.runId, runId),
    inArray(directoryCustomers.id, [...ids]),
    inArray(directoryCustomers.standing, ['active', 'deleted']),
  );
  const rows = await tx
    .select({ id: directoryCustomers.id })
    .from(directoryCustomers)
    .where(mine)
    .for('update');
  return new Set(rows.map(({ id }) => id));
}

/** As if these customers had never been there. */
export async function forgetCustomers(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(directoryCustomers).where(inArray(directoryCustomers.id, [...ids]));
  await Promise.all(deleteDependents(tx, ids));
}

/** Notes that the same content is newer than it was thought to be. */
export async function raiseVersions(
  tx: Transaction,
  versions: readonly { readonly id: string; readonly updatedAt: string }[],
): Promise<void> {
  if (versions.length === 0) return;
  await tx.execute(sql`
    update directory_customers c set version = r."updatedAt"
    from ${recordset(versions, sql`id text, "updatedAt" timestamptz`)}
    where c.id = r.id and c.version < r."updatedAt"`);
}

function deleteDependents(tx: Transaction, ids: readonly string[]) {
  return [
    tx.delete(directoryKeys).where(inArray(directoryKeys.customerId, [...ids])),
    tx.delete(directoryContracts).where(inArray(directoryContracts.customerId, [...ids])),
  ];
}
