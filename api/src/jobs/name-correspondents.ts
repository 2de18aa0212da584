import { readUnnamed } from '../use-cases/channels/conversation-store.ts';
import { knownAccounts } from '../use-cases/channels/known-accounts.ts';
import { nameCorrespondent } from '../use-cases/channels/name-correspondent.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { systemContext } from '../use-cases/deliveries/system-context.ts';

const BATCH = 20;

/**
 * Asks the providers who writes, where their webhooks do not tell. Once: who does not want to be named stays without a
 * name. @returns whether there may be more
 */
export async function nameCorrespondents(dependencies: Dependencies): Promise<boolean> {
  const { db, log } = dependencies;
  const unnamed = await readUnnamed(db, BATCH);
  if (unnamed.length === 0) return false;
  const accounts = await knownAccounts(dependencies);
  for (const conversation of unnamed) {
    const account = accounts.find(({ row }) => row.id === conversation.accountId);
    const profile = await account?.channel.profile?.(conversation).catch((error: unknown) => {
      log.warn({ conversationId: conversation.id, err: error }, 'somebody could not be named');
      return null;
    });
    const house = systemContext(dependencies, 'names', `name-${conversation.id}`);
    await nameCorrespondent.execute(house, { id: conversation.id, profile: profile ?? null });
  }
  return unnamed.length === BATCH;
}
