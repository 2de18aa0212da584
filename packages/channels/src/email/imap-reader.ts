import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { createBell, restAfter, wait } from './bell.ts';
import { dateOf, fetchRaw, type ImapConnection, makeImapClient, openReadOnly } from './imap-connection.ts';

const POLL_MS = 60_000;

/** How far a mailbox was read. UIDs count up while `uidValidity` stays; when it changes, all begin anew. */
export type ImapCursor = { uidValidity: string; lastUid: number };

export type ImapMail = {
  mailbox: string;
  uidValidity: string;
  uid: number;
  /** When the server took it, null when it does not say. */
  receivedAt: Date | null;
};

export type ImapReaderOptions = ImapConnection & {
  /** null when the mailbox was never read: then it begins behind what lies there already. */
  loadCursor(): Promise<ImapCursor | null>;
  saveCursor(cursor: ImapCursor): Promise<void>;
  /** What the server took before is left where it is, also when all UIDs begin anew. */
  since?: Date;
  /**
   * Keeps a raw mail; the cursor moves on only after this resolved. The same mail can come twice (a crash between
   * the two, a new UIDVALIDITY): the store recognises it by mailbox, UIDVALIDITY and UID, or by its hash. A mail
   * over `maxBytes` comes cut one byte above it.
   */
  store(raw: Uint8Array, mail: ImapMail): Promise<void>;
  /** Look for new mail at least this often, beside IDLE. Default 60,000 ms. */
  pollMs?: number;
  /** First and longest pause before the next connection. Default 1,000 and 60,000 ms. */
  backoffMs?: { first: number; most: number };
  /** Everything that was there has been read. */
  onRead?(): void;
  /** Told of each lost connection, refused login and failed store; the reader goes on. */
  onError?(error: unknown): void;
};

export type ImapReader = {
  /** Ends the connection; resolves when nothing of it runs any more. */
  stop(): Promise<void>;
};

/**
 * Reads a mailbox for as long as it runs: IDLE tells of new mail, a poll backs it, a lost connection is made again.
 * The mailbox is opened read-only, so that reading never sets `\Seen`, and people may work in it beside us.
 */
export function startImapReader(options: ImapReaderOptions): ImapReader {
  const stopping = new AbortController();
  const running = run(options, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

async function run(options: ImapReaderOptions, stop: AbortSignal): Promise<void> {
  const { first, most } = options.backoffMs ?? { first: 1_000, most: 60_000 };
  for (let failures = 0; !stop.aborted; failures += 1) {
    const opened = performance.now();
    await session(options, stop).catch((error) => options.onError?.(error));
    if (performance.now() - opened > most) failures = 0;
    await wait(restAfter(failures, { first, most }), stop);
  }
}

/** One connection, from login until it ends or is stopped. */
async function session(options: ImapReaderOptions, stop: AbortSignal): Promise<void> {
  const client = await makeImapClient(options, options.pollMs ?? POLL_MS);
  client.on('error', (error) => options.onError?.(error));
  const news = createBell();
  client.on('exists', news.ring);
  client.on('close', news.ring);
  stop.addEventListener('abort', news.ring);
  try {
    await client.connect();
    const mailbox = await openReadOnly(client, options.mailbox ?? 'INBOX');
    const reader = await openCursor(options, mailbox);
    while (!stop.aborted) {
      news.reset();
      await readNew(client, reader, options, stop);
      if (!client.usable) throw new Error('The mail server ended the connection');
      options.onRead?.();
      // IDLE runs until the next command breaks it; its end is told by `close`.
      client.idle().catch(() => news.ring());
      await Promise.race([news.rung(), wait(options.pollMs ?? POLL_MS, stop)]);
    }
    await client.logout();
  } finally {
    stop.removeEventListener('abort', news.ring);
    client.close();
  }
}

type Position = { mailbox: string; cursor: ImapCursor };

async function openCursor(
  options: ImapReaderOptions,
  { path, uidValidity, uidNext }: { path: string; uidValidity: bigint; uidNext: number },
): Promise<Position> {
  const validity = String(uidValidity);
  const saved = await options.loadCursor();
  if (saved?.uidValidity === validity) return { mailbox: path, cursor: saved };
  const cursor = { uidValidity: validity, lastUid: saved ? 0 : uidNext - 1 };
  // Kept at once: what comes before the first mail is read must not look like old mail after a crash.
  if (!saved) await options.saveCursor(cursor);
  return { mailbox: path, cursor };
}

async function readNew(
  client: ImapFlow,
  position: Position,
  options: ImapReaderOptions,
  stop: AbortSignal,
): Promise<void> {
  const { uidValidity } = position.cursor;
  const about = { mailbox: position.mailbox, uidValidity };
  for (const { uid, receivedAt } of await newMails(client, position.cursor.lastUid)) {
    if (stop.aborted) return;
    const old = options.since !== undefined && receivedAt !== null && receivedAt < options.since;
    // Nothing was answered where somebody deleted the mail meanwhile.
    const mail = old ? null : await fetchRaw(client, uid, options.maxBytes);
    if (mail) await options.store(mail.raw, { ...about, uid, receivedAt: mail.receivedAt });
    position.cursor = { uidValidity, lastUid: uid };
    await options.saveCursor(position.cursor);
  }
}

/** Mails above the last UID, ascending. `n:*` always names the newest message too, even where n is higher. */
async function newMails(client: ImapFlow, lastUid: number) {
  if (client.mailbox && client.mailbox.exists === 0) return [];
  const query = { uid: true, internalDate: true };
  const messages: FetchMessageObject[] = await client.fetchAll(`${lastUid + 1}:*`, query, { uid: true });
  return messages
    .map((message) => ({ uid: message.uid, receivedAt: dateOf(message) }))
    .filter(({ uid }) => uid > lastUid)
    .sort((left, right) => left.uid - right.uid);
}
