import { DirectorySearchResult } from '@sinia/contracts';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { readConnection } from './connection-store.ts';
import { liveState } from './live-directory.ts';

const Standing = DirectorySearchResult.pick({ asOf: true, degraded: true });

/** How fresh the copy of the billing system is, and whether it answers itself; it is not asked for this. */
export const directoryStanding = defineQuery({
  name: 'directoryStanding',
  permission: 'directory.read',
  input: z.object({}),
  output: Standing,
  async run({ dependencies }): Promise<z.output<typeof Standing>> {
    const row = await readConnection(dependencies.db);
    if (!row) return { asOf: null, degraded: 'not_configured' };
    const asOf = row.syncedAt?.toISOString() ?? null;
    if (row.pausedAt) return { asOf, degraded: 'paused' };
    const { liveKeys, isResting } = liveState(dependencies, row);
    if (liveKeys.size > 0 && isResting) return { asOf, degraded: 'breaker_open' };
    return { asOf, degraded: row.failures > 0 ? 'unavailable' : null };
  },
});
