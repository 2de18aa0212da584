import { knownAccounts } from '../use-cases/channels/known-accounts.ts';
import { renewToken, wantsRenewal } from '../use-cases/channels/renew-token.ts';
import type { Dependencies } from '../use-cases/context.ts';

/** Renews tokens that die with their last day, while they are good. One that fails is tried again with the next run. */
export async function renewTokens(dependencies: Dependencies): Promise<void> {
  const { clock, log } = dependencies;
  for (const { row, channel } of await knownAccounts(dependencies)) {
    const { renewal } = channel;
    if (!renewal || !('everyDays' in renewal) || !wantsRenewal(row, renewal.everyDays, clock())) continue;
    await renewToken(dependencies, row.id).catch((error: unknown) => {
      log.warn({ accountId: row.id, err: error }, 'a token could not be renewed');
    });
  }
}
