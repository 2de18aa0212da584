import type { DirectoryCustomer } from '../customer.ts';
import { DirectoryFailure } from '../directory-failure.ts';
import type { CallOptions, ChangedRecord, DirectoryPort, DirectoryQuery, SearchKey } from '../port.ts';
import { type FlatRow, mergeRows } from '../record/flat-record.ts';
import { readCustomer } from '../record/read-customer.ts';
import { keyValue } from '../search-keys.ts';
import { type ColumnNames, columnsOf, flatRow } from './columns.ts';
import { openSql, type SqlConnection, type SqlOptions } from './open-sql.ts';
import { readSqlChanges } from './read-changes.ts';

export interface SqlDirectoryOptions extends SqlOptions {
  /** With its schema: `ticketing.v_customer`. */
  readonly customersView: string;
  readonly contractsView: string;
  /** Where the views call a column otherwise than they should. */
  readonly columns: ColumnNames;
  readonly clock: () => Date;
}

/** What the views have an index for; names are searched in the copy. */
const LIVE_KEYS: ReadonlySet<SearchKey> = new Set<SearchKey>([
  ...(['documentId', 'phone', 'email', 'contract', 'meter'] as const),
]);

/** Two views of the master's database, made for us: read-only, three seconds a statement. */
export function createSqlDirectory(options: SqlDirectoryOptions): DirectoryPort {
  const sql = openSql(options);
  const views = columnsOf(options);
  const readAll = (ids: readonly string[], rest?: CallOptions) => readCustomers(sql, options, ids, rest);
  return {
    liveKeys: LIVE_KEYS,
    async search(query, { limit, ...rest }) {
      const ids = await findIds(sql, views, query, limit + 1, rest);
      const customers = shown(await readAll(ids.slice(0, limit), rest));
      return { customers, truncated: ids.length > limit };
    },
    async getCustomer(id, rest) {
      return shown(await readAll([id], rest))[0] ?? null;
    },
    changes: (cursor, limit, rest) => readSqlChanges(sql, views, cursor, limit, readAll, rest),
    async health(rest) {
      const before = performance.now();
      const [row] = await sql.query<{ version: string }>('select version()', [], rest);
      return {
        latencyMs: Math.round(performance.now() - before),
        version: row?.version.split(' on ')[0] ?? null,
      };
    },
    close: sql.close,
  };
}

type Views = ReturnType<typeof columnsOf>;

async function findIds(
  sql: SqlConnection,
  { customers, contracts, column }: Views,
  query: DirectoryQuery,
  limit: number,
  rest: CallOptions,
): Promise<string[]> {
  const conditions: string[] = [];
  const values: unknown[] = [];
  for (const [kind, raw] of Object.entries(query) as [SearchKey, string | undefined][]) {
    if (raw === undefined) continue;
    const id = column('customerId');
    if (kind === 'name') throw new DirectoryFailure('key_not_supported', kind);
    const place = `$${values.push(formsOf(kind, raw))}::text[]`;
    if (kind === 'contract' || kind === 'meter')
      conditions.push(`c.${id} in (select ${id} from ${contracts} where ${column(kind)} = any(${place}))`);
    else
      conditions.push(
        `${kind === 'email' ? `lower(c.${column(kind)})` : `c.${column(kind)}`} = any(${place})`,
      );
  }
  const text = `select distinct c.${column('customerId')}::text as id from ${customers} c
    where ${conditions.join(' and ')} order by 1 limit ${limit}`;
  return (await sql.query<{ id: string }>(text, values, rest)).map(({ id }) => id);
}

/** The ways in which a key may be written there, so that an index finds it. */
function formsOf(kind: Exclude<SearchKey, 'name'>, raw: string): string[] {
  const value = keyValue(kind, raw) ?? '';
  const typed = raw.trim();
  return kind === 'email' ? [value] : [...new Set([value, typed, typed.toUpperCase()])];
}

/** Everything of these customers, in their order. */
async function readCustomers(
  sql: SqlConnection,
  options: SqlDirectoryOptions,
  ids: readonly string[],
  rest?: CallOptions,
): Promise<Omit<ChangedRecord, 'row'>[]> {
  if (ids.length === 0) return [];
  const { customers, contracts, column } = columnsOf(options);
  const of = (view: string) =>
    `select v.* from ${view} v where v.${column('customerId')}::text = any($1::text[])`;
  const [people, supplies] = await Promise.all([
    sql.query<Record<string, unknown>>(of(customers), [ids], rest),
    sql.query<Record<string, unknown>>(of(contracts), [ids], rest),
  ]);
  const rows = Map.groupBy(
    [
      ...people.map((row) => flatRow(row, options.columns, 'customers')),
      ...supplies.map((row) => flatRow(row, options.columns, 'contracts')),
    ],
    (row) => row.customerId?.[0] ?? '',
  );
  const asOf = options.clock().toISOString();
  return ids.flatMap((id) => recordOf(rows.get(id), asOf));
}

function recordOf(rows: readonly FlatRow[] | undefined, asOf: string) {
  // A contract alone is nobody: their customer was taken out of the other view.
  return rows?.some((row) => row.documentId !== undefined) ? [readCustomer(mergeRows(rows), asOf)] : [];
}

function shown(records: readonly Omit<ChangedRecord, 'row'>[]): DirectoryCustomer[] {
  return records
    .flatMap((record) => ('customer' in record ? [record.customer as DirectoryCustomer] : []))
    .filter(({ standing }) => standing === 'active');
}
