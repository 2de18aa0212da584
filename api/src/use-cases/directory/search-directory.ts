import { DirectorySearchQuery, DirectorySearchResult } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { Database } from '@sinia/database';
import { emptyKeys, type FoundCustomers, type SearchKey } from '@sinia/directory';
import type { Context } from '../context.ts';
import { requireReach } from '../use-case.ts';
import { type ConnectionRow, readConnection } from './connection-store.ts';
import { hitView } from './hit-view.ts';
import { askLive, liveState } from './live-directory.ts';
import { noteLookup } from './note-lookup.ts';
import { readWithheld, searchReplica } from './search-replica.query.ts';

/** How long a person waits for the billing system. */
const BUDGET_MS = 2_000;

export interface SearchOptions {
  /** Milliseconds for all of it; default 2,000. */
  readonly budgetMs?: number;
}

type Degraded = DirectorySearchResult['degraded'];

interface Found extends FoundCustomers {
  readonly source: DirectorySearchResult['source'];
  readonly asOf: Date | null;
  readonly degraded: Degraded;
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
    query: DirectorySearchQuery,
    { budgetMs = BUDGET_MS }: SearchOptions = {},
  ): Promise<DirectorySearchResult> {
    requireReach(context, searchDirectory.permission);
    const { limit, ...keys } = query;
    requireKeys(keys);
    const [found] = await Promise.all([find(context, query, budgetMs), noteLookup(context, keys)]);
    const { customers, truncated, source, asOf, degraded } = found;
    const data = customers.map((customer) => hitView(context, customer));
    return { data, truncated, source, asOf: asOf?.toISOString() ?? null, degraded };
  },
} as const;

type Keys = Omit<DirectorySearchQuery, 'limit'>;

function requireKeys(keys: Keys): void {
  const given = Object.values(keys).some((value) => value !== undefined);
  const fields = emptyKeys(keys).map((key) => ({ pointer: `/${key}`, code: 'search_key_empty' }));
  if (!given) fields.push({ pointer: '', code: 'search_key_missing' });
  if (fields.length > 0) throw new Refusal('invalid_query', { fields });
}

async function find(context: Context, query: DirectorySearchQuery, budgetMs: number): Promise<Found> {
  const { dependencies } = context;
  const { limit, ...keys } = query;
  const began = performance.now();
  const [replica, row] = await Promise.all([
    searchReplica(dependencies.db, keys, limit),
    readConnection(dependencies.db),
  ]);
  const copy = { ...replica, source: 'replica', asOf: row?.syncedAt ?? null } as const;
  if (!row) return { ...copy, degraded: 'not_configured' };
  const reason = whyNotLive(context, row, keys);
  if (replica.customers.length > 0 || reason) return { ...copy, degraded: reason?.told ?? null };
  const rest = { budgetMs: budgetMs - (performance.now() - began) };
  const asked = await askLive(dependencies, row, rest, (port, signal) =>
    port.search(keys, { limit, signal }),
  );
  if ('failure' in asked) return { ...copy, degraded: degradationOf(asked.failure) };
  const answer = await withoutWithheld(dependencies.db, asked.answer);
  return { ...answer, source: 'live', asOf: dependencies.clock(), degraded: null };
}

async function withoutWithheld(db: Database, found: FoundCustomers): Promise<FoundCustomers> {
  const ids = found.customers.map(({ id }) => id);
  const withheld = await readWithheld(db, ids);
  return { ...found, customers: found.customers.filter(({ id }) => !withheld.has(id)) };
}

/** Why the master itself is not asked, and what of it is told; a master that is only imported from lacks nothing. */
function whyNotLive(
  { dependencies }: Context,
  row: ConnectionRow,
  keys: Keys,
): { readonly told: Degraded } | null {
  if (row.pausedAt) return { told: 'paused' };
  const { liveKeys, isResting } = liveState(dependencies, row);
  if (liveKeys.size === 0) return { told: null };
  if (isResting) return { told: 'breaker_open' };
  const asked = (Object.keys(keys) as SearchKey[]).filter((key) => keys[key] !== undefined);
  return asked.every((key) => liveKeys.has(key)) ? null : { told: 'key_not_supported' };
}

function degradationOf(failure: string): Degraded {
  return failure === 'timeout' || failure === 'breaker_open' || failure === 'key_not_supported'
    ? failure
    : 'unavailable';
}
