import { IMAP_FAILURES } from '@sinia/channels/email';
import { GRAPH_MAIL_FAILURES } from '@sinia/channels/graph-mail';
import { z } from 'zod';
import type { ReadingRow } from './graph-reading-store.ts';
import { GraphSettings } from './graph-settings.ts';
import { ImapSettings } from './imap-url.ts';
import { type MailboxRow, openGraph, openImap } from './mailbox-store.ts';

const FAILURES = [...new Set([...IMAP_FAILURES, ...GRAPH_MAIL_FAILURES])] as const;

export const MailboxView = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  groupId: z.string(),
  isDefault: z.boolean(),
  paused: z.boolean(),
  /** How it is read, without the password: told to whoever may change it. Null where mail comes to our own listener. */
  imap: ImapSettings.omit({ password: true }).nullable(),
  /** The same for a mailbox of Microsoft 365. */
  graph: GraphSettings.omit({ clientSecret: true }).nullable(),
  /** Until when Microsoft tells us of new mail, and what stands in the way where it does not. */
  told: z.object({ until: z.iso.datetime().nullable(), error: z.enum(FAILURES).nullable() }).nullable(),
  connectedAt: z.iso.datetime(),
  lastReadAt: z.iso.datetime().nullable(),
  lastError: z.enum(FAILURES).nullable(),
});

export function mailboxView(
  row: MailboxRow,
  reading: ReadingRow | null,
  secret: string,
  mayWrite: boolean,
): z.input<typeof MailboxView> {
  const { id, name, address, groupId, isDefault, pausedAt, connectedAt, lastReadAt, lastError } = row;
  const settings = mayWrite ? openImap(secret, row) : null;
  const graph = mayWrite ? openGraph(secret, row) : null;
  return {
    ...{ id, name, address, groupId, isDefault, paused: pausedAt !== null },
    imap: settings && withoutPassword(settings),
    graph: graph && withoutSecret(graph),
    told: graph && toldBy(reading),
    connectedAt: connectedAt.toISOString(),
    lastReadAt: lastReadAt?.toISOString() ?? null,
    lastError: failureOf(lastError),
  };
}

function withoutPassword({ host, port, security, user, folder }: ImapSettings) {
  return { host, port, security, user, folder };
}

function withoutSecret({ tenant, clientId, user, sends }: GraphSettings) {
  return { tenant, clientId, user, sends };
}

function toldBy(reading: ReadingRow | null) {
  const until = reading?.subscriptionUntil?.toISOString() ?? null;
  return { until, error: failureOf(reading?.subscriptionError ?? null) };
}

const failureOf = (text: string | null) => FAILURES.find((one) => one === text) ?? null;
