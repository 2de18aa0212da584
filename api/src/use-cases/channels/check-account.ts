import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { noteAttempt } from './account-store.ts';
import { forgetAccounts, knownAccounts } from './known-accounts.ts';

/** Asks the provider whether we are let in: nothing is sent to anybody. */
export const checkChannel = defineQuery({
  name: 'checkChannel',
  permission: 'channel.write',
  input: z.object({ id: z.string().max(60) }),
  output: z.object({ ok: z.boolean(), code: z.string().nullable(), reason: z.string().nullable() }),
  async run({ dependencies }, { id }) {
    forgetAccounts(dependencies);
    const account = (await knownAccounts(dependencies)).find(({ row }) => row.id === id);
    if (!account) throw new Refusal('not_found');
    const outcome = await account.channel.check();
    const failed = outcome.status === 'sent' ? null : outcome.code;
    await noteAttempt(dependencies.db, id, failed, dependencies.clock());
    forgetAccounts(dependencies);
    return { ok: failed === null, code: failed, reason: outcome.status === 'sent' ? null : outcome.reason };
  },
});
