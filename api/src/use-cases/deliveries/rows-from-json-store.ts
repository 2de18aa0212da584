import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * Rows to insert by `insert(table).select(…)`, with one parameter whatever their number: every statement is prepared, and
 * of rows with fifty columns each number would be a long statement of its own. What a row does not give is null.
 */
export function rowsFromJson<Into extends PgTable>(table: Into, rows: readonly Into['$inferInsert'][]): SQL {
  const columns = Object.entries<Column>(getTableColumns(table));
  const named = rows.map((row) =>
    Object.fromEntries(columns.map(([key, { name }]) => [name, (row as Record<string, unknown>)[key]])),
  );
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  return sql`select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(named)}::text::jsonb)`;
}
