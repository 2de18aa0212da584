import { createEnvelopeStore, webhookEventKey } from '../inbound/store-envelope.ts';
import { noteProblem, writeAccount } from '../use-cases/channels/account-store.ts';
import { type KnownAccount, knownAccounts } from '../use-cases/channels/known-accounts.ts';
import type { Dependencies } from '../use-cases/context.ts';

/** Asks the providers for what no webhook tells; what is new is stored like a webhook before the cursor moves on. */
export async function pollAccounts(dependencies: Dependencies): Promise<boolean> {
  for (const account of await knownAccounts(dependencies)) {
    if (account.channel.poll && !account.row.pausedAt) await pollOne(dependencies, account);
  }
  return false;
}

async function pollOne(dependencies: Dependencies, { row, channel }: KnownAccount): Promise<void> {
  const { db, sql, clock, random, log, wake } = dependencies;
  try {
    const polled = await channel.poll?.(row.pollCursor);
    if (!polled) return;
    const { store } = createEnvelopeStore(sql, clock, random);
    const { body: raw, cursor } = polled;
    const meta = { headers: {} };
    await store({ channel: row.channel, account: row.id, eventKey: webhookEventKey(raw), raw, meta });
    await writeAccount(db, row.id, { pollCursor: cursor });
    wake();
  } catch (error) {
    log.warn({ accountId: row.id, err: error }, 'an account could not be asked');
    await noteProblem(db, row.id, 'provider_down', clock());
  }
}
