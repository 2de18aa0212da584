import { type SQL, sql } from 'drizzle-orm';

/**
 * Any number of rows as one parameter: a statement of thousands of placeholders costs more to write than to run.
 *
 * @param columns their names and types, as in `id text, "updatedAt" timestamptz`; keys of the rows
 */
export function recordset(rows: readonly object[], columns: SQL): SQL {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${columns})`;
}
