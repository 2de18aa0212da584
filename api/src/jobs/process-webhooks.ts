import type { ChannelEvent, Webhook } from '@sinia/channels';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import { plainReason } from '../error-for-log.ts';
import { backOff } from '../outbox/back-off.ts';
import { noteEvent, noteProblem } from '../use-cases/channels/account-store.ts';
import { storeEvents, storeItems, type TakenApart } from '../use-cases/channels/event-store.ts';
import { type KnownAccount, knownAccount, knownAccounts } from '../use-cases/channels/known-accounts.ts';
import type { Dependencies } from '../use-cases/context.ts';
import {
  claimEnvelopes,
  closeEnvelope,
  type EnvelopeRow,
  lockFreshWebhooks,
  noteTried,
  parkEnvelope,
  putEnvelopeOff,
  takeTurn,
} from '../use-cases/mail/envelope-store.ts';
import { databaseError, isOfData } from '../use-cases/transient-error.ts';

const BATCH = 64;
const TRIES = 8;

/** What the door has kept of a request beside its body. */
const Meta = z.object({ headers: z.record(z.string(), z.string()) });

/**
 * Takes the items out of stored webhooks: those that nobody has tried many in one transaction. When that fails each is
 * tried by itself, so that one that nobody can read costs the others nothing.
 *
 * @returns how many webhooks were taken
 */
export async function processWebhooks(dependencies: Dependencies): Promise<number> {
  const { log, wake } = dependencies;
  const fresh = await takeFresh(dependencies, together).catch((error: unknown) => {
    log.warn({ err: error }, 'webhooks could not be taken apart together');
    return takeFresh(dependencies, oneByOne);
  });
  const taken = fresh + (await takeTried(dependencies));
  if (taken > 0) wake();
  return taken;
}

type Store = (
  dependencies: Dependencies,
  tx: Transaction,
  accounts: readonly KnownAccount[],
  batch: readonly EnvelopeRow[],
) => Promise<Read[]>;

/** In one transaction: whoever dies in it has taken none, so that nobody reads what came later before. */
async function takeFresh(dependencies: Dependencies, store: Store): Promise<number> {
  const { db, clock } = dependencies;
  const accounts = await knownAccounts(dependencies);
  const isKnown = ({ account }: EnvelopeRow) => accounts.some(({ row }) => row.id === account);
  const { batch, read } = await db.transaction(async (tx) => {
    const batch = (await takeTurn(tx)) ? await lockFreshWebhooks(tx, clock(), BATCH) : [];
    return { batch, read: await store(dependencies, tx, accounts, batch.filter(isKnown)) };
  });
  await noteAccounts(dependencies, read);
  for (const envelope of batch) if (!isKnown(envelope)) await closeIfGone(dependencies, envelope);
  return batch.length;
}

const together: Store = async ({ clock }, tx, accounts, batch) => {
  const read = await Promise.all(batch.map((envelope) => takeApart(accounts, envelope)));
  if (read.length > 0) await storeEvents(tx, read, clock());
  return read;
};

/** What is wrong with itself is tried again alone; any other trouble may pass, and all of them come again. */
const oneByOne: Store = async ({ clock, log }, tx, accounts, batch) => {
  const all: Read[] = [];
  for (const envelope of batch) {
    try {
      const read = await takeApart(accounts, envelope);
      await tx.transaction((part) => storeEvents(part, [read], clock()));
      all.push(read);
    } catch (error) {
      if (databaseError(error).code !== undefined && !isOfData(error)) throw error;
      log.warn({ envelopeId: envelope.id, err: error }, 'a webhook could not be read');
      const dueAt = new Date(clock().getTime() + backOff(1, Math.random()));
      await noteTried(tx, envelope.id, dueAt, String(error));
    }
  }
  return all;
};

async function takeTried(dependencies: Dependencies): Promise<number> {
  const claimed = await claimEnvelopes(dependencies.db, dependencies.clock(), BATCH, 'tried webhooks');
  for (const envelope of claimed) await takeAlone(dependencies, envelope);
  return claimed.length;
}

async function takeAlone(dependencies: Dependencies, envelope: EnvelopeRow): Promise<void> {
  const { db, clock, log } = dependencies;
  const { id, attempts } = envelope;
  if (await closeIfGone(dependencies, envelope)) return;
  try {
    const read = await takeApart(await knownAccounts(dependencies), envelope);
    await db.transaction((tx) => storeEvents(tx, [read], clock()));
    await noteAccounts(dependencies, [read]);
  } catch (error) {
    const facts = { envelopeId: id, attempts, err: error };
    const last = attempts > TRIES;
    log[last ? 'error' : 'warn'](facts, 'a webhook could not be read');
    if (last && (await takeWhatCanBeKept(dependencies, envelope, error))) return;
    const wait = backOff(attempts, Math.random());
    await putEnvelopeOff(db, id, new Date(clock().getTime() + wait), String(error));
  }
}

/**
 * Each item by itself: what cannot be kept is set aside, in the request that brought it, and its siblings arrive.
 *
 * @returns whether it is done; not where something else than the items was in the way, which may pass
 */
async function takeWhatCanBeKept(
  dependencies: Dependencies,
  envelope: EnvelopeRow,
  why: unknown,
): Promise<boolean> {
  const { db, clock, log } = dependencies;
  const { id: envelopeId, account } = envelope;
  const read = await takeApart(await knownAccounts(dependencies), envelope).catch(() => null);
  for (const item of read?.items ?? []) {
    const failure = await storeItems(db, [{ envelopeId, items: [item] }], clock()).catch((error) => error);
    if (!failure) continue;
    log.error({ envelopeId, err: failure }, 'an item of a webhook could not be kept');
    if (!isOfData(failure)) return false;
  }
  await parkEnvelope(db, envelopeId, clock(), plainReason(why));
  await noteProblem(db, account, 'event_parked', clock());
  return true;
}

/** One that was connected a moment ago may not be known here yet: what came to it waits for the next turn. */
async function closeIfGone(dependencies: Dependencies, { id, account }: EnvelopeRow): Promise<boolean> {
  if (await knownAccount(dependencies, account)) return false;
  const { db, clock } = dependencies;
  await closeEnvelope(db, id, 'account_gone', clock(), null);
  return true;
}

interface Read extends TakenApart {
  /** To which account it came. */
  readonly to: string;
  readonly isForeign: boolean;
}

/** What a webhook consists of, each item with the account that it is of. */
async function takeApart(accounts: readonly KnownAccount[], envelope: EnvelopeRow): Promise<Read> {
  const to = accounts.find(({ row }) => row.id === envelope.account);
  if (!to) throw new Error('its account is gone');
  const webhook = webhookOf(envelope);
  const events = await to.channel.parse(webhook);
  const items = await Promise.all(events.map((event) => addressed(accounts, to, webhook, event)));
  const isForeign = items.some(({ foreign }) => foreign);
  return { envelopeId: envelope.id, to: to.row.id, items, isForeign };
}

/** That something came to them, and whether some of it was not theirs. */
async function noteAccounts({ db, clock }: Dependencies, read: readonly Read[]): Promise<void> {
  const foreign = new Set(read.filter(({ isForeign }) => isForeign).map(({ to }) => to));
  for (const id of new Set(read.map(({ to }) => to))) {
    if (foreign.has(id)) await noteProblem(db, id, 'account_mismatch', clock());
    await noteEvent(db, id, clock());
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
