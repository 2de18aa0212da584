import { z } from '@hono/zod-openapi';
import { DirectorySearchQuery, ListCallsQuery, ListTicketsQuery, PageQuery, Status } from '@sinia/contracts';

/** Query strings are text: this is the one place that turns them into numbers and lists. */
const Limit = z.coerce.number().int().min(1).max(100).default(50);

export const RestPageQuery = PageQuery.extend({ limit: Limit });

export const RestListCallsQuery = ListCallsQuery.extend({ limit: Limit });

export const RestListTicketsQuery = ListTicketsQuery.extend({
  limit: Limit,
  status: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(Status))
    .optional()
    .openapi({
      type: 'string',
      description: 'One or several statuses, separated by commas.',
      example: 'new,open',
    }),
});

export const RestDirectorySearchQuery = DirectorySearchQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** The version in If-Match: the ETag that GET gave. */
export function versionOf(header: string | undefined): number | undefined {
  const match = header?.match(/^\s*"(\d{1,9})"\s*$/);
  return match ? Number(match[1]) : undefined;
}

export function etagOf(version: number): string {
  return `"${version}"`;
}
