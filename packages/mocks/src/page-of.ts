import { PageQuery } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { checked } from './route.ts';

/** One page of a list, by `limit` and `cursor`. The cursor names the last item given, whatever came before it since. */
export function pageOf<Item extends { readonly id: string }>(items: readonly Item[], query: URLSearchParams) {
  const { limit, cursor } = checked(pageQuery(query), PageQuery, 'invalid_query');
  const start = cursor === undefined ? 0 : placeAfter(items, cursor);
  const data = items.slice(start, start + limit);
  const last = data.at(-1);
  const hasMore = start + limit < items.length;
  return { data, pagination: { nextCursor: hasMore && last ? btoa(last.id) : null, hasMore } };
}

/** The feed gives a cursor on its last page too: it waits for what comes next. */
export function feedPage<Item extends { readonly id: string }>(
  items: readonly Item[],
  query: URLSearchParams,
) {
  const page = pageOf(items, query);
  const last = page.data.at(-1);
  const nextCursor = last ? btoa(last.id) : query.get('cursor');
  return { ...page, pagination: { ...page.pagination, nextCursor } };
}

export function pageQuery(query: URLSearchParams): Record<string, unknown> {
  const limit = query.get('limit');
  return { ...Object.fromEntries(query), ...(limit !== null && { limit: Number(limit) }) };
}

function placeAfter(items: readonly { readonly id: string }[], cursor: string): number {
  const id = readCursor(cursor);
  const place = items.findIndex((item) => item.id === id);
  if (place < 0) throw new Refusal('invalid_cursor');
  return place + 1;
}

function readCursor(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    throw new Refusal('invalid_cursor');
  }
}
