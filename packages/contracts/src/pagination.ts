import { z } from 'zod';

export const Pagination = z
  .object({ nextCursor: z.string().nullable(), hasMore: z.boolean() })
  .meta({ id: 'Pagination', example: { nextCursor: null, hasMore: false } });

export const PageQuery = z.object({
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(512).optional(),
});

/** A page of anything: `{ data, pagination }`. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z.object({ data: z.array(item), pagination: Pagination }).meta({ id });
}
