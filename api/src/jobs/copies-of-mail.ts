import { type MailAddress, type ParsedMail, readReplyAddress } from '@sinia/channels/email';
import { type Copies, MOST_COPIES } from '@sinia/core';
import type { MailIdentities } from '../outbox/mail-identity.ts';

/**
 * Who else a mail was written to, as far as anybody can see. Our own addresses are left out: a signed one would be a
 * key to the ticket on every screen.
 */
export function copiesOfMail({ to, cc }: ParsedMail, identities: MailIdentities): Copies | null {
  const ours = new Set(identities.mailboxes.map(({ address }) => address.toLowerCase()));
  const others = (addresses: readonly MailAddress[]) =>
    [...new Set(addresses.map(({ address }) => address))]
      .filter((address) => !ours.has(address.toLowerCase()))
      .filter((address) => readReplyAddress(address, identities).state === 'none')
      .slice(0, 5 * MOST_COPIES);
  const copies = { to: others(to), cc: others(cc), bcc: [] };
  return copies.to.length + copies.cc.length > 0 ? copies : null;
}
