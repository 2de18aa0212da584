import { readComparables, readSharing, replacePairs, takePending } from '../use-cases/contacts/pair-store.ts';
import { scorePairs } from '../use-cases/contacts/score-pairs.ts';
import { readSettings } from '../use-cases/contacts/settings-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

const BATCH = 200;

/** Compares contacts that have changed with those that share something with them. @returns whether more may be waiting */
export async function compareContacts({ db }: Dependencies): Promise<boolean> {
  const taken = await db.transaction(async (tx) => {
    const ids = await takePending(tx, BATCH);
    if (ids.length === 0) return 0;
    const { settings } = await readSettings(tx);
    const sharing = await readSharing(tx, ids);
    const comparables = await readComparables(tx, sharing.flat());
    await replacePairs(tx, ids, scorePairs(sharing, comparables, settings));
    return ids.length;
  });
  return taken === BATCH;
}
