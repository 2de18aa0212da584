import { startImapReader } from '@sinia/channels/email';
import { createEnvelopeStore } from '../inbound/store-envelope.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { loadCursor, saveCursor } from '../use-cases/mail/imap-cursor-store.ts';

/**
 * Reads a mailbox for as long as the worker runs. `imaps://user:password@host/INBOX`; `imap://…` speaks STARTTLS,
 * `imap://…?tls=none` neither.
 */
export function readImap(dependencies: Dependencies, url: string): { stop: () => Promise<void> } {
  const { db, sql, clock, random, log, wake, settings } = dependencies;
  const { hostname, port, protocol, username, password, pathname, searchParams } = new URL(url);
  const implicit = protocol === 'imaps:';
  const mailbox = decodeURIComponent(pathname.slice(1)) || 'INBOX';
  const user = decodeURIComponent(username);
  const name = `${user}@${hostname}/${mailbox}`;
  const { store } = createEnvelopeStore(sql, clock, random);
  return startImapReader({
    host: hostname,
    port: Number(port) || (implicit ? 993 : 143),
    tls: implicit ? 'implicit' : searchParams.get('tls') === 'none' ? 'none' : 'starttls',
    user,
    credentials: async () => ({ password: decodeURIComponent(password) }),
    mailbox,
    loadCursor: () => loadCursor(db, name),
    saveCursor: (cursor) => saveCursor(db, name, cursor),
    async store(raw, { uidValidity, uid }) {
      await store({
        channel: 'email',
        account: settings.mailbox.toLowerCase(),
        eventKey: `imap:${name}:${uidValidity}:${uid}`,
        raw,
        meta: { imap: name },
      });
      wake();
    },
    onError: (error) => log.warn({ err: error, mailbox: name }, 'the mailbox could not be read'),
  });
}
