import { ENDPOINTS, type WrittenChannel } from '@sinia/channels';
import { isWrittenChannel, WRITTEN_ADAPTERS } from '@sinia/channels/written';
import { ShortMemory } from '../../auth/short-memory.ts';
import type { Dependencies } from '../context.ts';
import { type AccountRow, openSecrets, readAccounts } from './account-store.ts';
import { tokenOf } from './current-token.ts';

/** An account of ours with the adapter that speaks for it. */
export interface KnownAccount {
  readonly row: AccountRow;
  readonly channel: WrittenChannel;
}

const known = new WeakMap<Dependencies['db'], ShortMemory<readonly KnownAccount[]>>();

/** The accounts as they were a few seconds ago. */
export function knownAccounts(dependencies: Dependencies): Promise<readonly KnownAccount[]> {
  return memoryOf(dependencies).get('all', async () => {
    const rows = await readAccounts(dependencies.db);
    return rows.flatMap((row) => {
      const channel = adapterOf(dependencies, row);
      return channel ? [{ row, channel }] : [];
    });
  });
}

/** Whoever changed one wants to see it at once, at least in this process. */
export function forgetAccounts(dependencies: Dependencies): void {
  memoryOf(dependencies).forget('all');
}

/** The adapter of an account as it is; null for channels that need none. */
export function adapterOf(dependencies: Dependencies, row: AccountRow): WrittenChannel | null {
  const { secret, clock, settings } = dependencies;
  if (!isWrittenChannel(row.channel)) return null;
  const secrets = openSecrets(secret, row);
  return WRITTEN_ADAPTERS[row.channel](
    { externalId: row.externalId, settings: row.settings, secrets },
    {
      fetch: (...request) => fetch(...request),
      now: clock,
      endpoints: { ...ENDPOINTS, ...settings.providers },
      token: () => tokenOf(dependencies, row, secrets),
    },
  );
}

function memoryOf({ db, clock }: Dependencies): ShortMemory<readonly KnownAccount[]> {
  const memory = known.get(db) ?? new ShortMemory<readonly KnownAccount[]>(clock);
  known.set(db, memory);
  return memory;
}
