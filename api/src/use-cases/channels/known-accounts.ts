import type { WrittenChannel } from '@sinia/channels';
import { ShortMemory } from '../../auth/short-memory.ts';
import type { Dependencies } from '../context.ts';
import { type AccountRow, openSecrets, readAccounts } from './account-store.ts';
import { currentToken } from './current-token.ts';
import { makeAdapter } from './make-adapter.ts';

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
      const secrets = openSecrets(dependencies.secret, row);
      const channel = makeAdapter(dependencies, row, secrets, (of, refused) =>
        currentToken(dependencies, { row, channel: of, secrets }, refused),
      );
      return channel ? [{ row, channel }] : [];
    });
  });
}

/** One of them, by its id; one that was made a moment ago is known as well. Null where there is none. */
export async function knownAccount(dependencies: Dependencies, id: string): Promise<KnownAccount | null> {
  const find = async () => (await knownAccounts(dependencies)).find(({ row }) => row.id === id);
  const found = await find();
  if (found) return found;
  forgetAccounts(dependencies);
  return (await find()) ?? null;
}

/** Whoever changed one wants to see it at once, at least in this process. */
export function forgetAccounts(dependencies: Dependencies): void {
  memoryOf(dependencies).forget('all');
}

function memoryOf({ db, clock }: Dependencies): ShortMemory<readonly KnownAccount[]> {
  const memory = known.get(db) ?? new ShortMemory<readonly KnownAccount[]>(clock);
  known.set(db, memory);
  return memory;
}
