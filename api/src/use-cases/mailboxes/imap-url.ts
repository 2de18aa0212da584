import type { ImapConnection } from '@sinia/channels/email';
import { z } from 'zod';

/** Where a mailbox is read, as an administrator writes it down. */
export const ImapSettings = z.object({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, { error: 'not_a_host' }),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1_000),
  folder: z.string().trim().min(1).max(200),
});
export type ImapSettings = z.infer<typeof ImapSettings>;

const PORTS = { tls: 993, starttls: 143, none: 143 } as const;

/**
 * `imaps://user:password@host/INBOX`; `imap://…` speaks STARTTLS, `imap://…?tls=none` neither.
 *
 * @throws TypeError where it is no URL.
 */
export function parseImapUrl(url: string): ImapSettings {
  const { hostname, port, protocol, username, password, pathname, searchParams } = new URL(url);
  const open = searchParams.get('tls') === 'none' ? 'none' : 'starttls';
  const security = protocol === 'imaps:' ? 'tls' : open;
  return {
    host: hostname,
    port: Number(port) || PORTS[security],
    security,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: searchParams.get('folder') ?? (decodeURIComponent(pathname.slice(1)) || 'INBOX'),
  };
}

/** The other way round; the folder is no path, in which a URL would resolve `.` and `..`. */
export function imapUrl({ host, port, security, user, password, folder }: ImapSettings): string {
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const scheme = security === 'tls' ? 'imaps' : 'imap';
  const query = new URLSearchParams({ folder, ...(security === 'none' && { tls: 'none' }) });
  return `${scheme}://${who}@${host}:${port}/?${query}`;
}

export function imapConnection({
  host,
  port,
  security,
  user,
  password,
  folder,
}: ImapSettings): ImapConnection {
  return {
    ...{ host, port, user, mailbox: folder },
    tls: security === 'tls' ? 'implicit' : security,
    credentials: async () => ({ password }),
  };
}

/** What a place is called where we note how far it was read: the password is no part of it. */
export function imapPlace({ host, user, folder }: Pick<ImapSettings, 'host' | 'user' | 'folder'>): string {
  return `${user}@${host}/${folder}`;
}
