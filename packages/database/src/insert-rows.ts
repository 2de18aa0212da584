import { type Column, getTableColumns, getTableName, is, SQL } from 'drizzle-orm';
import { PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import type { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { Sql, Transaction } from './client.ts';

export type Table = PgTable;

/** What a row of a table is made of; an expression may stand for a value. */
export type RowValues<Into extends Table> = {
  readonly [Key in keyof Into['$inferInsert']]: Into['$inferInsert'][Key] | SQL;
};

export interface NewRow {
  readonly table: Table;
  readonly values: Readonly<Record<string, unknown>>;
}

interface Statement {
  readonly text: string;
  readonly parameters: unknown[];
}

const dialect = new PgDialect();
const columnsOf = new Map<Table, Readonly<Record<string, Column>>>();

/**
 * Inserts rows of any tables with one statement: a `with` of inserts is one trip, one plan and one snapshot, where a
 * statement for each row costs PostgreSQL and us as much again. References between the rows are checked at its end.
 */
export async function insertRows(on: Transaction, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { text, parameters } = statementOf(rows);
  const { client } = on._.session as unknown as PostgresJsSession<Sql, never, never>;
  await client.unsafe(text, parameters as never[]);
}

export function statementOf(rows: readonly NewRow[]): Statement {
  const parameters: unknown[] = [];
  const inserts = [...groups(rows)].map(([head, members]) => {
    const tuples = members.map(({ table, values }) => `(${tuple(table, values, parameters)})`);
    return `${head} values ${tuples.join(', ')}`;
  });
  const last = inserts.pop();
  const before = inserts.map((insert, index) => `w${index} as (${insert})`);
  return { text: before.length > 0 ? `with ${before.join(', ')} ${last}` : `${last}`, parameters };
}

/** Rows with the same table and columns go together, so that their order holds. */
function groups(rows: readonly NewRow[]): Map<string, NewRow[]> {
  const found = new Map<string, NewRow[]>();
  for (const row of rows) {
    const columns = columnsFor(row.table);
    const names = keysOf(row.values).map((key) => `"${columns[key]?.name}"`);
    const head = `insert into "${getTableName(row.table)}" (${names.join(', ')})`;
    const group = found.get(head);
    if (group) group.push(row);
    else found.set(head, [row]);
  }
  return found;
}

function tuple(table: Table, values: NewRow['values'], parameters: unknown[]): string {
  const columns = columnsFor(table);
  return keysOf(values)
    .map((key) => place(columns[key] as Column, values[key], parameters))
    .join(', ');
}

function place(column: Column, value: unknown, parameters: unknown[]): string {
  if (is(value, SQL)) {
    const { sql, params } = dialect.sqlToQuery(value);
    const first = parameters.length;
    parameters.push(...params);
    return sql.replace(/\$(\d+)/g, (_, number) => `$${first + Number(number)}`);
  }
  return `$${parameters.push(value === null ? null : column.mapToDriverValue(value))}`;
}

const keysOf = (values: NewRow['values']) => Object.keys(values).filter((key) => values[key] !== undefined);

function columnsFor(table: Table): Readonly<Record<string, Column>> {
  const known = columnsOf.get(table) ?? getTableColumns(table);
  columnsOf.set(table, known);
  return known;
}
