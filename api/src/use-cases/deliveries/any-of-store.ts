import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/**
 * `column in (…)` with one parameter whatever the length of the list: every statement is prepared, and each length
 * would be a statement of its own on every connection.
 */
export function anyOf(column: AnyColumn | SQL, values: readonly string[]): SQL {
  return sql`${column} = any(array(select jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb)))`;
}

/** Cuts rows for multi-row inserts into few sizes, for the same reason. */
export function inFewSizes<Row>(rows: readonly Row[]): Row[][] {
  const pieces: Row[][] = [];
  for (let start = 0; start < rows.length; ) {
    const left = rows.length - start;
    const size = [64, 16, 4].find((one) => one <= left) ?? 1;
    pieces.push(rows.slice(start, start + size));
    start += size;
  }
  return pieces;
}
