import type { ImapCursor } from '@sinia/channels/email';
import { checkGraphMailbox, type GraphMailFailure, graphMailFailure } from '@sinia/channels/graph-mail';
import { Refusal } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import { z } from 'zod';
import type { Dependencies } from '../context.ts';
import { saveCursor } from '../mail/imap-cursor-store.ts';
import { checkConnection } from './check-connection.ts';
import { beginGraphReading } from './graph-reading-store.ts';
import { GraphSettings, graphAccount, graphNet, graphPlace } from './graph-settings.ts';
import { ImapSettings, imapPlace } from './imap-url.ts';
import { type MailboxRow, openGraph, openImap, sealGraph, sealImap } from './mailbox-store.ts';

/** A way in that was tried. */
export type Connected =
  | { readonly by: 'imap'; readonly settings: ImapSettings; readonly cursor: ImapCursor }
  | { readonly by: 'graph'; readonly settings: GraphSettings };

/** Without a secret the one that is known stays, for the same place and the same user. */
export const ChangedWay = z
  .object({
    imap: ImapSettings.partial({ password: true }).nullable(),
    graph: GraphSettings.partial({ clientSecret: true }).nullable(),
  })
  .partial();
type Way = z.output<typeof ChangedWay>;
export type ChangedWay = { readonly [Name in keyof Way]: Way[Name] | undefined };

/**
 * Enters a mailbox by the way that is wanted, outside of any transaction.
 *
 * @param row as it is, null for a new one
 * @returns undefined where nothing is said of the way, null where mail comes to our own listener
 * @throws Refusal `mailbox_unreadable`, with the field that is wrong and a code that says how
 */
export async function connectMailbox(
  dependencies: Dependencies,
  row: MailboxRow | null,
  { imap, graph }: ChangedWay,
): Promise<Connected | null | undefined> {
  const { secret } = dependencies;
  if (graph) {
    const before = row && openGraph(secret, row);
    const same = before?.tenant === graph.tenant && before.clientId === graph.clientId;
    const clientSecret = graph.clientSecret ?? (same ? before.clientSecret : undefined);
    const settings = { ...graph, clientSecret: required(clientSecret, '/set/graph/clientSecret') };
    await checkGraph(dependencies, settings);
    return { by: 'graph', settings };
  }
  if (imap) {
    const before = row && openImap(secret, row);
    const same = before?.host === imap.host && before.user === imap.user;
    const password = imap.password ?? (same ? before.password : undefined);
    const settings = { ...imap, password: required(password, '/set/imap/password') };
    return { by: 'imap', settings, cursor: await checkConnection(settings) };
  }
  return imap === null || graph === null ? null : undefined;
}

function required(value: string | undefined, pointer: string): string {
  if (value) return value;
  throw new Refusal('invalid_body', { fields: [{ pointer, code: 'required' }] });
}

const FIELD_OF: Readonly<Record<GraphMailFailure, string>> = {
  tenant_unknown: '/graph/tenant',
  app_unknown: '/graph/clientId',
  secret_wrong: '/graph/clientSecret',
  secret_expired: '/graph/clientSecret',
  not_permitted: '/graph/user',
  address_unknown: '/graph/user',
  throttled: '/graph/tenant',
  door_unreachable: '/graph/tenant',
  unreachable: '/graph/tenant',
  unexpected: '/graph/tenant',
};

async function checkGraph(dependencies: Dependencies, settings: GraphSettings): Promise<void> {
  try {
    await checkGraphMailbox(graphAccount(settings), graphNet(dependencies));
  } catch (error) {
    const code = graphMailFailure(error);
    throw new Refusal('mailbox_unreadable', { fields: [{ pointer: FIELD_OF[code], code }] });
  }
}

/** The columns that a way in is kept in: one of them, sealed. */
export function wayOf(secret: string, id: string, connected: Connected | null) {
  return {
    imap: connected?.by === 'imap' ? sealImap(secret, id, connected.settings) : null,
    graph: connected?.by === 'graph' ? sealGraph(secret, id, connected.settings) : null,
  };
}

/** Whether it is the same mailbox in the same place: then reading goes on where it was. */
export function samePlace(secret: string, row: MailboxRow, connected: Connected): boolean {
  if (connected.by === 'graph') {
    const before = openGraph(secret, row);
    return before !== null && graphPlace(before) === graphPlace(connected.settings);
  }
  const before = openImap(secret, row);
  return before !== null && imapPlace(before) === imapPlace(connected.settings);
}

/** Another place is read from what comes now. */
export async function beginReading(
  tx: Transaction,
  dependencies: Dependencies,
  id: string,
  connected: Connected,
): Promise<void> {
  if (connected.by === 'graph') await beginGraphReading(tx, dependencies, id);
  else await saveCursor(tx, imapPlace(connected.settings), connected.cursor);
}
