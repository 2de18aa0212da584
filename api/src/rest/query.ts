import { z } from '@hono/zod-openapi';
import {
  DirectorySearchQuery,
  ListCallsQuery,
  ListContactsQuery,
  ListTicketsQuery,
  PageQuery,
  Status,
} from '@sinia/contracts';
import { Refusal } from '@sinia/core';

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

export const RestListContactsQuery = ListContactsQuery.extend({ limit: Limit });

export const IfMatchHeader = z.object({
  'if-match': z.string().optional().openapi({ description: 'The ETag that you read.' }),
});

/** The version in If-Match: the ETag that GET gave. */
function versionOf(header: string | undefined): number | undefined {
  const match = header?.match(/^\s*"(\d{1,9})"\s*$/);
  return match ? Number(match[1]) : undefined;
}

/** @throws Refusal `if_match_missing`, or `version_stale` for anything that is no version of ours. */
export function requireVersion(header: string | undefined): number {
  if (header === undefined) throw new Refusal('if_match_missing');
  const version = versionOf(header);
  if (version === undefined) throw new Refusal('version_stale');
  return version;
}

export function etagOf(version: number): string {
  return `"${version}"`;
}
