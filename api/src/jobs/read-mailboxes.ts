import { imapFailure, startImapReader } from '@sinia/channels/email';
import { createEnvelopeStore } from '../inbound/store-envelope.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { loadCursor, saveCursor } from '../use-cases/mail/imap-cursor-store.ts';
import { type ImapSettings, imapConnection, imapPlace } from '../use-cases/mailboxes/imap-url.ts';
import { knownMailboxes } from '../use-cases/mailboxes/known-mailboxes.ts';
import {
  type MailboxRow,
  noteFailure,
  noteRead,
  openImap,
  readMailboxRows,
} from '../use-cases/mailboxes/mailbox-store.ts';
import { type Loop, startLoop } from './loop.ts';
import { readGraphMailbox } from './read-graph-mailbox.ts';

/** How long after a change of the mailboxes it is acted on. */
const LOOK_MS = 3_000;
/** By how much the clocks of two machines may differ, and by how long a mail may travel. */
const CLOCKS_MS = 15 * 60_000;

interface Reading {
  readonly row: MailboxRow;
  readonly stop: () => Promise<void>;
}

/** Reads every mailbox that has a place to be read, each by itself: what is wrong with one stops no other. */
export function readMailboxes(dependencies: Dependencies): Loop {
  const reading = new Map<string, Reading>();
  const look = async () => {
    // Makes the first one where there is none yet.
    await knownMailboxes(dependencies);
    const rows = (await readMailboxRows(dependencies.db)).filter(
      ({ imap, graph, pausedAt }) => (imap ?? graph) && !pausedAt,
    );
    for (const [id, { row, stop }] of reading) {
      if (rows.some((one) => one.id === id && one.imap === row.imap && one.graph === row.graph)) continue;
      reading.delete(id);
      await stop();
    }
    for (const row of rows) {
      if (!reading.has(row.id)) reading.set(row.id, { row, stop: readMailbox(dependencies, row) });
    }
    return false;
  };
  const loop = startLoop(
    'mailboxes',
    { log: dependencies.log, subscribe: () => () => undefined },
    look,
    LOOK_MS,
  );
  return {
    async stop() {
      await loop.stop();
      await Promise.all([...reading.values()].map(({ stop }) => stop()));
    },
  };
}

function readMailbox(dependencies: Dependencies, row: MailboxRow): () => Promise<void> {
  const since = new Date(row.connectedAt.getTime() - CLOCKS_MS);
  if (row.graph) return readGraphMailbox(dependencies, row, since);
  return readImapMailbox(dependencies, row, since);
}

function readImapMailbox(dependencies: Dependencies, row: MailboxRow, since: Date): () => Promise<void> {
  const { db, clock, log, secret } = dependencies;
  const settings = openImap(secret, row);
  const failed = (error: unknown) => {
    log.warn({ err: error, mailboxId: row.id }, 'the mailbox could not be read');
    noteFailure(db, row.id, imapFailure(error)).catch(() => undefined);
  };
  if (!settings) {
    failed(new Error('the connection was sealed under another secret'));
    return async () => undefined;
  }
  const reader = startImapReader({
    ...imapConnection(settings),
    since,
    loadCursor: () => loadCursor(db, imapPlace(settings)),
    saveCursor: (cursor) => saveCursor(db, imapPlace(settings), cursor),
    store: storeIn(dependencies, row, settings),
    onRead: () => void noteRead(db, row.id, clock()).catch(() => undefined),
    onError: failed,
  });
  return reader.stop;
}

function storeIn(
  { sql, clock, random, wake }: Dependencies,
  { address }: MailboxRow,
  settings: ImapSettings,
): Parameters<typeof startImapReader>[0]['store'] {
  const { store } = createEnvelopeStore(sql, clock, random);
  const place = imapPlace(settings);
  return async (raw, { uidValidity, uid }) => {
    const eventKey = imapEventKey(place, uidValidity, uid);
    await store({ channel: 'email', account: address, eventKey, raw, meta: { imap: place } });
    wake();
  };
}

/** What makes a mail of a mailbox the same one, read as it comes or imported. */
export function imapEventKey(place: string, uidValidity: string, uid: number): string {
  return `imap:${place}:${uidValidity}:${uid}`;
}
