import { DirectorySearchQuery, DirectorySearchResult } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { type DirectoryQuery, emptyKeys } from '@sinia/directory';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { readConnection } from './connection-store.ts';
import { hitView } from './hit-view.ts';
import { noteLookup } from './note-lookup.ts';
import { searchReplica } from './search-replica.query.ts';

export interface SearchOptions {
  /** Milliseconds for all of it; default 2,000. */
  readonly budgetMs?: number;
}

/**
 * Looks for customers of the billing system: in the copy first, and where it knows nobody there itself, as long as the
 * time lasts. Who searched which key is noted.
 *
 * @throws Refusal `invalid_query` where no key is given, or one that has nothing in it to look for.
 */
export const searchDirectory = {
  name: 'searchDirectory',
  permission: 'directory.search',
  input: DirectorySearchQuery,
  output: DirectorySearchResult,
  async execute(
    context: Context,
    { limit, ...query }: DirectorySearchQuery,
    _options: SearchOptions = {},
  ): Promise<DirectorySearchResult> {
    requireReach(context, searchDirectory.permission);
    const { db } = context.dependencies;
    requireKeys(query);
    const [, found, connection] = await Promise.all([
      noteLookup(context, query),
      searchReplica(db, query, limit),
      readConnection(db),
    ]);
    return {
      data: found.customers.map((customer) => hitView(context, customer)),
      truncated: found.truncated,
      source: 'replica',
      asOf: connection?.syncedAt?.toISOString() ?? null,
      degraded: connection ? null : 'not_configured',
    };
  },
} as const;

function requireKeys(query: DirectoryQuery): void {
  const given = Object.values(query).some((value) => value !== undefined);
  const fields = emptyKeys(query).map((key) => ({ pointer: `/${key}`, code: 'search_key_empty' }));
  if (!given) fields.push({ pointer: '', code: 'search_key_missing' });
  if (fields.length > 0) throw new Refusal('invalid_query', { fields });
}
