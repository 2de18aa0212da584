import { type Channel, Refusal } from '@sinia/core';
import type { Transaction } from '@sinia/database';
import type { NewTicket } from '../tickets/ticket-store.ts';
import { readMailboxRows } from './mailbox-store.ts';

interface Sent {
  readonly mailboxId: string;
  readonly origin: NewTicket['origin'];
  /** Where its tickets go, if the mailbox was chosen. */
  readonly groupId: string | null;
}

/**
 * The mailbox that a ticket begun by us belongs to, so that it and the answers leave from there: the one that was
 * chosen, else the default one; none for another channel than e-mail.
 *
 * @throws Refusal `invalid_body` for one that does not exist.
 */
export async function sendingMailbox(
  tx: Transaction,
  channel: Channel,
  chosen: string | undefined,
): Promise<Sent | null> {
  if (channel !== 'email') return null;
  const rows = await readMailboxRows(tx);
  const row = chosen ? rows.find(({ id }) => id === chosen) : rows.find(({ isDefault }) => isDefault);
  if (!row && chosen)
    throw new Refusal('invalid_body', { fields: [{ pointer: '/mailboxId', code: 'mailbox_unknown' }] });
  if (!row) return null;
  const { id, address, groupId } = row;
  return { mailboxId: id, origin: { channel, address }, groupId: chosen ? groupId : null };
}
