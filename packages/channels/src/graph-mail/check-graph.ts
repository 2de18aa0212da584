import type { GraphAccount, GraphNet } from './graph-account.ts';
import { createGraphClient } from './graph-client.ts';

/** Enters a mailbox once and leaves it as it was. @throws GraphRefused with what stood in the way */
export async function checkGraphMailbox(account: GraphAccount, net: GraphNet): Promise<void> {
  const inbox = `/users/${encodeURIComponent(account.user)}/mailFolders/inbox?$select=id`;
  await createGraphClient(account, net).json(inbox);
}
