import type { FetchMessageObject, ImapFlow } from 'imapflow';

/** Where a mailbox is and how one enters it. */
export type ImapConnection = {
  host: string;
  port: number;
  tls: 'implicit' | 'starttls' | 'none';
  user: string;
  /** Asked before every connection, so that a token is fresh. */
  credentials(): Promise<{ password: string } | { accessToken: string }>;
  /** Default INBOX. */
  mailbox?: string;
  /** Default 25 MB. */
  maxBytes?: number;
};

/** Why a mailbox could not be read, for words that a person can do something with. */
export const IMAP_FAILURES = [
  'host_unknown',
  'unreachable',
  'certificate',
  'login_refused',
  'folder_missing',
  'ended',
  'unexpected',
] as const;
export type ImapFailure = (typeof IMAP_FAILURES)[number];

/** Answers that the server gave, or a folder that is not there, told apart from a broken line. */
export class ImapRefused extends Error {
  override readonly name = 'ImapRefused';
  readonly failure: ImapFailure;

  constructor(failure: ImapFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

export const MAX_IMAP_BYTES = 25 * 1024 * 1024;
const SILENCE_MS = 15_000;

/** A client that is not connected yet. @param idleMs how long the line may be silent while we wait for mail */
export async function makeImapClient(connection: ImapConnection, idleMs = 0): Promise<ImapFlow> {
  const [{ ImapFlow }, credentials] = await Promise.all([import('imapflow'), connection.credentials()]);
  const { host, port, tls, user } = connection;
  const secret =
    'password' in credentials ? { pass: credentials.password } : { accessToken: credentials.accessToken };
  return new ImapFlow({
    ...{ host, port, secure: tls === 'implicit' },
    ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    auth: { user, ...secret },
    disableAutoIdle: true,
    logger: false,
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: Math.max(90_000, 2 * idleMs),
    maxLiteralSize: 2 * (connection.maxBytes ?? MAX_IMAP_BYTES),
  });
}

/** Opens a folder without the right to change anything in it. @throws ImapRefused `folder_missing` */
export async function openReadOnly(client: ImapFlow, folder: string) {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    if (!client.usable) throw error;
    throw new ImapRefused('folder_missing', `There is no folder ${folder}`);
  }
}

const NETWORK: Readonly<Record<string, ImapFailure>> = {
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'ended',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  CONNECT_TIMEOUT: 'unreachable',
  GREETING_TIMEOUT: 'unreachable',
  UPGRADE_TIMEOUT: 'unreachable',
  ETIMEOUT: 'ended',
  NoConnection: 'ended',
};

/** What went wrong, of an error that the client threw. */
export function imapFailure(error: unknown): ImapFailure {
  if (error instanceof ImapRefused) return error.failure;
  const { code = '', authenticationFailed, message = '' } = error as Record<string, unknown>;
  if (authenticationFailed) return 'login_refused';
  const known = NETWORK[String(code)];
  if (known) return known;
  if (/^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(String(code)))
    return 'certificate';
  return /ended the connection|unexpected close/i.test(String(message)) ? 'ended' : 'unexpected';
}

/** The bytes of a mail, cut one byte above the limit; null where somebody deleted it meanwhile. */
export async function fetchRaw(
  client: ImapFlow,
  uid: number,
  maxBytes = MAX_IMAP_BYTES,
): Promise<{ raw: Uint8Array; receivedAt: Date | null } | null> {
  const query = { uid: true, internalDate: true, source: { start: 0, maxLength: maxBytes + 1 } };
  const message = await client.fetchOne(String(uid), query, { uid: true });
  if (message) return { raw: sourceOf(message), receivedAt: dateOf(message) };
  if (!client.usable) throw new Error('The mail server ended the connection');
  return null;
}

function sourceOf({ source, uid }: FetchMessageObject): Uint8Array {
  if (source === undefined) throw new Error(`The mail server gave no content for UID ${uid}`);
  return source;
}

/** When the server took it, null where it does not say. */
export function dateOf({ internalDate }: FetchMessageObject): Date | null {
  return internalDate === undefined ? null : new Date(internalDate);
}
