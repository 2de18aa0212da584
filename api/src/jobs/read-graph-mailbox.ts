import {
  type GraphReaderOptions,
  graphMailFailure,
  keepSubscription,
  startGraphReader,
} from '@sinia/channels/graph-mail';
import { createEnvelopeStore } from '../inbound/store-envelope.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { type GraphEntrance, graphClientOf } from '../use-cases/mailboxes/graph-client-of.ts';
import {
  changeReading,
  clientStateOf,
  readReading,
  storedMails,
  subscriptionOf,
} from '../use-cases/mailboxes/graph-reading-store.ts';
import { graphEventKey, graphPlace } from '../use-cases/mailboxes/graph-settings.ts';
import {
  type MailboxRow,
  noteFailure,
  noteRead,
  readMailboxRows,
} from '../use-cases/mailboxes/mailbox-store.ts';

/** After a refusal the subscription is not asked for every time, for mail is found without it too… */
const SUBSCRIPTION_RESTS_MS = 15 * 60_000;
/** …but what passes by itself is no refusal. */
const PASSING: ReadonlySet<string> = new Set(['throttled', 'unreachable']);
/** How far back a reading looks that has to begin anew. */
const RESYNC_MS = 7 * 24 * 3_600_000;

/** Reads a mailbox of Microsoft 365 until it is stopped. @param since what came before is left where it is */
export function readGraphMailbox(
  dependencies: Dependencies,
  row: MailboxRow,
  since: Date,
): () => Promise<void> {
  const { db, clock, log, subscribe } = dependencies;
  const entrance = graphClientOf(dependencies, row);
  const failed = (error: unknown) => {
    log.warn({ err: error, mailboxId: row.id }, 'the mailbox could not be read');
    noteFailure(db, row.id, graphMailFailure(error)).catch(() => undefined);
  };
  if (!entrance) {
    failed(new Error('the connection was sealed under another secret'));
    return async () => undefined;
  }
  const reader = startGraphReader({
    ...graphReading(dependencies, row, entrance, since),
    onRead: () => void noteRead(db, row.id, clock()).catch(() => undefined),
    onError: failed,
  });
  const unsubscribe = subscribe((topics) => {
    if (topics.includes('mailboxes') || topics.includes('missed')) reader.ring();
  });
  return () => {
    unsubscribe();
    return reader.stop();
  };
}

/** What a reading of one mailbox asks and where it keeps what it finds. */
export function graphReading(
  dependencies: Dependencies,
  row: MailboxRow,
  { settings, client }: GraphEntrance,
  since: Date,
): GraphReaderOptions {
  const { db, sql, clock, random, wake } = dependencies;
  const { store } = createEnvelopeStore(sql, clock, random);
  const place = graphPlace(settings);
  const keyOf = (id: string) => graphEventKey(place, id);
  const { id: mailboxId, address: account } = row;
  // Nobody knows what became of the subscription while we were away.
  let atStart = true;
  return {
    ...{ client, user: settings.user, since },
    async keepNotified() {
      await keepNotified(dependencies, row, { settings, client }, atStart);
      atStart = false;
    },
    loadCursor: async () => (await readReading(db, mailboxId))?.deltaLink ?? null,
    saveCursor: (deltaLink) => changeReading(db, mailboxId, { deltaLink }),
    async beginAt() {
      const last = (await readMailboxRows(db)).find(({ id }) => id === mailboxId)?.lastReadAt ?? since;
      return new Date(Math.max(since.getTime(), last.getTime() - RESYNC_MS));
    },
    async known(ids) {
      const stored = await storedMails(db, account, ids.map(keyOf));
      return new Set(ids.filter((id) => stored.has(keyOf(id))));
    },
    async store(raw, { id }) {
      await store({ channel: 'email', account, eventKey: keyOf(id), raw, meta: { graph: place } });
      wake();
    },
  };
}

/** What stands in its way is noted and stops no reading. */
async function keepNotified(
  { db, clock, log, secret, settings: { baseUrl } }: Dependencies,
  { id }: MailboxRow,
  { settings, client }: GraphEntrance,
  atStart: boolean,
): Promise<void> {
  const reading = await readReading(db, id);
  if (!reading) return;
  const { subscriptionRenew, subscriptionError, subscriptionTriedAt } = reading;
  const now = clock();
  const refused = subscriptionError !== null && !PASSING.has(subscriptionError);
  if (refused && now.getTime() - (subscriptionTriedAt?.getTime() ?? 0) < SUBSCRIPTION_RESTS_MS) return;
  const notificationUrl = new URL(`/v1/inbound/graph/${id}`, baseUrl).href;
  const wish = { user: settings.user, notificationUrl, clientState: clientStateOf(secret, reading), now };
  const held = subscriptionOf(reading);
  try {
    const kept = await keepSubscription(client, wish, held, subscriptionRenew || atStart);
    if (kept === held) return;
    await changeReading(db, id, {
      ...{ subscriptionId: kept.id, subscriptionUntil: kept.expiresAt, subscriptionRenew: false },
      ...{ subscriptionError: null, subscriptionTriedAt: now },
    });
  } catch (error) {
    log.warn({ err: error, mailboxId: id }, 'there is no subscription: mail is found by asking');
    await changeReading(db, id, { subscriptionError: graphMailFailure(error), subscriptionTriedAt: now });
  }
}
