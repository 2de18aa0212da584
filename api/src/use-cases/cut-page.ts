import type { Context } from './context.ts';
import { sealCursor } from './cursor.ts';

/**
 * Of one row more than a page holds: the page, and where the next one begins.
 *
 * @param placeOf what of its last row the order goes by
 */
export function cutPage<Row>(
  context: Context,
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly (string | number)[],
) {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last ? sealCursor(context, placeOf(last)) : null;
  return { shown, pagination: { nextCursor, hasMore: last !== undefined } };
}
