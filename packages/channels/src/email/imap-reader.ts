import type { FetchMessageObject, ImapFlow } from 'imapflow';

/** How far a mailbox was read. UIDs count up while `uidValidity` stays; when it changes, all begin anew. */
export type ImapCursor = { uidValidity: string; lastUid: number };

export type ImapMail = {
  mailbox: string;
  uidValidity: string;
  uid: number;
  /** When the server took it, null when it does not say. */
  receivedAt: Date | null;
};

export type ImapReaderOptions = {
  host: string;
  port: number;
  tls: 'implicit' | 'starttls' | 'none';
  user: string;
  /** Asked before every connection, so that a token is fresh. */
  credentials(): Promise<{ password: string } | { accessToken: string }>;
  /** Default INBOX. */
  mailbox?: string;
  /** null when the mailbox was never read: everything in it is new. */
  loadCursor(): Promise<ImapCursor | null>;
  saveCursor(cursor: ImapCursor): Promise<void>;
  /**
   * Keeps a raw mail; the cursor moves on only after this resolved. The same mail can come twice (a crash between
   * the two, a new UIDVALIDITY): the store recognises it by mailbox, UIDVALIDITY and UID, or by its hash. A mail
   * over `maxBytes` comes cut one byte above it.
   */
  store(raw: Uint8Array, mail: ImapMail): Promise<void>;
  /** Default 25 MB. */
  maxBytes?: number;
  /** Look for new mail at least this often, beside IDLE. Default 60,000 ms. */
  pollMs?: number;
  /** First and longest pause before the next connection. Default 1,000 and 60,000 ms. */
  backoffMs?: { first: number; most: number };
  /** Told of each lost connection, refused login and failed store; the reader goes on. */
  onError?(error: unknown): void;
};

export type ImapReader = {
  /** Ends the connection; resolves when nothing of it runs any more. */
  stop(): Promise<void>;
};

const MAX_BYTES = 25 * 1024 * 1024;

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
    const pause = Math.min(most, first * 2 ** Math.min(failures, 16));
    await wait(pause * (0.5 + Math.random() / 2), stop);
  }
}

/** One connection, from login until it ends or is stopped. */
async function session(options: ImapReaderOptions, stop: AbortSignal): Promise<void> {
  const client = await connect(options);
  const news = createBell();
  client.on('exists', news.ring);
  client.on('close', news.ring);
  stop.addEventListener('abort', news.ring);
  try {
    await client.connect();
    const mailbox = await client.mailboxOpen(options.mailbox ?? 'INBOX', { readOnly: true });
    const reader = await openCursor(options, mailbox.path, String(mailbox.uidValidity));
    while (!stop.aborted) {
      news.reset();
      await readNew(client, reader, options, stop);
      if (!client.usable) throw new Error('The mail server ended the connection');
      // IDLE runs until the next command breaks it; its end is told by `close`.
      client.idle().catch(() => news.ring());
      await Promise.race([news.rung(), wait(options.pollMs ?? 60_000, stop)]);
    }
    await client.logout();
  } finally {
    stop.removeEventListener('abort', news.ring);
    client.close();
  }
}

async function connect(options: ImapReaderOptions): Promise<ImapFlow> {
  const [{ ImapFlow }, credentials] = await Promise.all([import('imapflow'), options.credentials()]);
  const secret =
    'password' in credentials ? { pass: credentials.password } : { accessToken: credentials.accessToken };
  const client = new ImapFlow({
    host: options.host,
    port: options.port,
    secure: options.tls === 'implicit',
    ...(options.tls === 'implicit' ? {} : { doSTARTTLS: options.tls === 'starttls' }),
    auth: { user: options.user, ...secret },
    disableAutoIdle: true,
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: Math.max(90_000, 2 * (options.pollMs ?? 60_000)),
    maxLiteralSize: 2 * (options.maxBytes ?? MAX_BYTES),
  });
  client.on('error', (error) => options.onError?.(error));
  return client;
}

type Position = { mailbox: string; cursor: ImapCursor };

async function openCursor(
  options: ImapReaderOptions,
  mailbox: string,
  uidValidity: string,
): Promise<Position> {
  const saved = await options.loadCursor();
  const cursor = saved?.uidValidity === uidValidity ? saved : { uidValidity, lastUid: 0 };
  return { mailbox, cursor };
}

async function readNew(
  client: ImapFlow,
  position: Position,
  options: ImapReaderOptions,
  stop: AbortSignal,
): Promise<void> {
  const { uidValidity } = position.cursor;
  const about = { mailbox: position.mailbox, uidValidity };
  const maxLength = (options.maxBytes ?? MAX_BYTES) + 1;
  for (const uid of await newUids(client, position.cursor.lastUid)) {
    if (stop.aborted) return;
    const query = { uid: true, internalDate: true, source: { start: 0, maxLength } };
    const message = await client.fetchOne(String(uid), query, { uid: true });
    if (message) await options.store(sourceOf(message), { ...about, uid, receivedAt: dateOf(message) });
    // Nothing was answered: somebody deleted the mail meanwhile, unless the connection is gone.
    else if (!client.usable) throw new Error('The mail server ended the connection');
    position.cursor = { uidValidity, lastUid: uid };
    await options.saveCursor(position.cursor);
  }
}

function sourceOf({ source, uid }: FetchMessageObject): Uint8Array {
  if (source === undefined) throw new Error(`The mail server gave no content for UID ${uid}`);
  return source;
}

function dateOf({ internalDate }: FetchMessageObject): Date | null {
  return internalDate === undefined ? null : new Date(internalDate);
}

/** UIDs above the last one, ascending. `n:*` always names the newest message too, even where n is higher. */
async function newUids(client: ImapFlow, lastUid: number): Promise<number[]> {
  if (client.mailbox && client.mailbox.exists === 0) return [];
  const messages = await client.fetchAll(`${lastUid + 1}:*`, { uid: true }, { uid: true });
  return messages
    .map(({ uid }) => uid)
    .filter((uid) => uid > lastUid)
    .sort((left, right) => left - right);
}

/** Something that may ring before anybody listens. */
function createBell() {
  let bell = Promise.withResolvers<void>();
  return {
    ring: () => bell.resolve(),
    rung: () => bell.promise,
    reset: () => {
      bell = Promise.withResolvers<void>();
    },
  };
}

function wait(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener('abort', end);
  });
}
