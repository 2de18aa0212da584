import type { Subscribed, WrittenOutcome } from '@sinia/channels';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { noteAttempt } from './account-store.ts';
import { callbackUrl } from './callback-url.ts';
import { forgetAccounts, type KnownAccount, knownAccounts } from './known-accounts.ts';

/**
 * Asks the provider whether we are let in and told of what is written to us; what can be mended there is. Nothing is sent
 * to anybody.
 */
export const checkChannel = defineQuery({
  name: 'checkChannel',
  permission: 'channel.write',
  input: z.object({ id: z.string().max(60) }),
  output: z.object({
    ok: z.boolean(),
    code: z.string().nullable(),
    reason: z.string().nullable(),
    /** Whether the provider tells us; null where it was not asked because it does not let us in. */
    told: z.enum(['subscribed', 'mended', 'untold']).nullable(),
  }),
  async run({ dependencies }, { id }) {
    forgetAccounts(dependencies);
    const account = (await knownAccounts(dependencies)).find(({ row }) => row.id === id);
    if (!account) throw new Refusal('not_found');
    const found = await ask(account, callbackUrl(dependencies, account.row));
    const failed = 'code' in found ? found : null;
    await noteAttempt(dependencies.db, id, failed?.code ?? null, dependencies.clock());
    forgetAccounts(dependencies);
    return {
      ...{ ok: !failed, code: failed?.code ?? null, reason: failed?.reason ?? null },
      told: 'code' in found ? null : found.status,
    };
  },
});

type Failed = Exclude<WrittenOutcome, { status: 'sent' }>;

async function ask({ channel }: KnownAccount, callback: string): Promise<Subscribed> {
  const entered = await channel.check();
  if (entered.status !== 'sent') return entered satisfies Failed;
  return channel.subscribe?.(callback) ?? { status: 'untold' };
}
