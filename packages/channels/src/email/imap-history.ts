import type { ImapFlow } from 'imapflow';
import {
  fetchRaw,
  type ImapConnection,
  ImapRefused,
  makeImapClient,
  openReadOnly,
} from './imap-connection.ts';

/** The folder for sent mail, whatever its name (RFC 6154). */
export const SENT_FOLDER = '\\Sent';

export type HistoryRange = {
  /** A name, or SENT_FOLDER. */
  folder: string;
  /** The day from which on mail is wanted, by the server's date. */
  since: Date;
};

export type ImapHistory = {
  uidValidity: string;
  /** What lies there from that day on, oldest first. */
  uids: number[];
  /** null where somebody deleted it meanwhile. */
  fetch(uid: number): Promise<{ raw: Uint8Array; receivedAt: Date | null } | null>;
  close(): Promise<void>;
};

/** Opens a folder to read what has been lying there; nothing in it changes, not even `\Seen`. */
export async function openImapHistory(
  connection: ImapConnection,
  { folder, since }: HistoryRange,
): Promise<ImapHistory> {
  const client = await makeImapClient(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const path = folder === SENT_FOLDER ? await sentFolder(client) : folder;
    const { uidValidity } = await openReadOnly(client, path);
    const found = (await client.search({ since }, { uid: true })) || [];
    return {
      uidValidity: String(uidValidity),
      uids: found.toSorted((left, right) => left - right),
      fetch: (uid) => fetchRaw(client, uid, connection.maxBytes),
      async close() {
        await client.logout().catch(() => undefined);
        client.close();
      },
    };
  } catch (error) {
    client.close();
    throw error;
  }
}

async function sentFolder(client: ImapFlow): Promise<string> {
  const sent = (await client.list()).find(({ specialUse }) => specialUse === SENT_FOLDER);
  if (!sent) throw new ImapRefused('folder_missing', 'No folder is marked as the one for sent mail');
  return sent.path;
}
