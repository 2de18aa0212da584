import { type ImapConnection, makeImapClient, openReadOnly } from './imap-connection.ts';
import type { ImapCursor } from './imap-reader.ts';

/**
 * Enters a mailbox once and leaves it as it was. Throws what stood in the way: `imapFailure` has the word for it.
 *
 * @returns where reading begins when it begins now: behind everything that lies there.
 */
export async function checkImap(connection: ImapConnection): Promise<ImapCursor> {
  const client = await makeImapClient(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { uidValidity, uidNext } = await openReadOnly(client, connection.mailbox ?? 'INBOX');
    await client.logout();
    return { uidValidity: String(uidValidity), lastUid: uidNext - 1 };
  } finally {
    client.close();
  }
}
