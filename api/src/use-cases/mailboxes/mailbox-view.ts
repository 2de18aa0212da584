import { IMAP_FAILURES } from '@sinia/channels/email';
import { z } from 'zod';
import { ImapSettings } from './imap-url.ts';
import { type MailboxRow, openImap } from './mailbox-store.ts';

export const MailboxView = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  groupId: z.string(),
  isDefault: z.boolean(),
  paused: z.boolean(),
  /** How it is read, without the password: told to whoever may change it. Null where mail comes to our own listener. */
  imap: ImapSettings.omit({ password: true }).nullable(),
  connectedAt: z.iso.datetime(),
  lastReadAt: z.iso.datetime().nullable(),
  lastError: z.enum(IMAP_FAILURES).nullable(),
});

export function mailboxView(row: MailboxRow, secret: string, mayWrite: boolean): z.input<typeof MailboxView> {
  const { id, name, address, groupId, isDefault, pausedAt, connectedAt, lastReadAt, lastError } = row;
  const settings = mayWrite ? openImap(secret, row) : null;
  return {
    ...{ id, name, address, groupId, isDefault, paused: pausedAt !== null },
    imap: settings && withoutPassword(settings),
    connectedAt: connectedAt.toISOString(),
    lastReadAt: lastReadAt?.toISOString() ?? null,
    lastError: IMAP_FAILURES.find((one) => one === lastError) ?? null,
  };
}

function withoutPassword({ host, port, security, user, folder }: ImapSettings) {
  return { host, port, security, user, folder };
}
