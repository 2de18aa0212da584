import type { ChannelEvent, Webhook } from '@sinia/channels';
import { z } from 'zod';
import { backOff } from '../outbox/back-off.ts';
import { noteEvent, noteProblem } from '../use-cases/channels/account-store.ts';
import { storeEvents } from '../use-cases/channels/event-store.ts';
import { type KnownAccount, knownAccounts } from '../use-cases/channels/known-accounts.ts';
import type { Dependencies } from '../use-cases/context.ts';
import {
  claimEnvelopes,
  closeEnvelope,
  type EnvelopeRow,
  putEnvelopeOff,
} from '../use-cases/mail/envelope-store.ts';

const BATCH = 64;
const TRIES = 8;

/** What the door has kept of a request beside its body. */
const Meta = z.object({ headers: z.record(z.string(), z.string()) });

/** Takes the items out of stored webhooks. @returns how many webhooks were taken */
export async function processWebhooks(dependencies: Dependencies): Promise<number> {
  const { db, clock } = dependencies;
  const batch = await claimEnvelopes(db, clock(), BATCH, 'webhooks');
  if (batch.length === 0) return 0;
  const accounts = await knownAccounts(dependencies);
  for (const envelope of batch) await takeApart(dependencies, accounts, envelope);
  dependencies.wake();
  return batch.length;
}

async function takeApart(
  dependencies: Dependencies,
  accounts: readonly KnownAccount[],
  envelope: EnvelopeRow,
): Promise<void> {
  const { db, clock, log } = dependencies;
  const to = accounts.find(({ row }) => row.id === envelope.account);
  if (!to) return void (await closeEnvelope(db, envelope.id, 'account_gone', clock(), null));
  try {
    const webhook = webhookOf(envelope);
    const events = await to.channel.parse(webhook);
    const found = await Promise.all(events.map((event) => addressed(accounts, to, webhook, event)));
    if (found.some(({ foreign }) => foreign)) await noteProblem(db, to.row.id, 'account_mismatch', clock());
    await storeEvents(db, envelope.id, found, clock());
    await noteEvent(db, to.row.id, clock());
  } catch (error) {
    const { id, attempts } = envelope;
    log[attempts > TRIES ? 'error' : 'warn'](
      { envelopeId: id, attempts, err: error },
      'a webhook could not be read',
    );
    await putEnvelopeOff(
      db,
      id,
      new Date(clock().getTime() + backOff(attempts, Math.random())),
      String(error),
    );
  }
}

/**
 * Several pages may share one address. An item is of the account that it names, if that one's own secret has signed it
 * too; what names none of ours is set aside with the account that it came to.
 */
async function addressed(
  accounts: readonly KnownAccount[],
  to: KnownAccount,
  webhook: Webhook,
  event: ChannelEvent,
): Promise<{ accountId: string; event: ChannelEvent; foreign: boolean }> {
  const names = ({ row }: KnownAccount) =>
    row.channel === to.row.channel && [row.externalId, row.settings.wabaId].includes(event.account);
  if (event.account === '' || names(to)) return { accountId: to.row.id, event, foreign: false };
  for (const other of accounts.filter(names)) {
    const verdict = await other.channel.verify(webhook);
    if (verdict.kind === 'events') return { accountId: other.row.id, event, foreign: false };
  }
  const { id, account, order, at } = event;
  return {
    accountId: to.row.id,
    event: { kind: 'ignored', what: 'foreign', id, account, order, at },
    foreign: true,
  };
}

/** A stored webhook as it came. */
export function webhookOf({ raw, meta }: Pick<EnvelopeRow, 'raw' | 'meta'>): Webhook {
  return { method: 'POST', query: {}, headers: Meta.parse(meta).headers, body: raw };
}
