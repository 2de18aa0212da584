import { mintBounceAddress, mintMessageId, mintReplyAddress, type SigningKey } from '@sinia/channels/email';
import { deriveKey } from '../auth/derive-key.ts';
import type { Dependencies } from '../use-cases/context.ts';
import { type KnownMailboxes, knownMailboxes } from '../use-cases/mailboxes/known-mailboxes.ts';
import type { Mailbox } from '../use-cases/mailboxes/mailbox-store.ts';

/** What the mails of one mailbox are signed and named with; all from the server's secret and its address. */
export interface MailIdentity {
  readonly mailbox: string;
  readonly domain: string;
  readonly keys: readonly SigningKey[];
  /** On everything that we send, from whichever mailbox, so that a loop is seen. */
  readonly loopToken: string;
  readonly messageId: (delivery: { readonly id: string; readonly address: string }) => string;
  readonly replyAddress: (ticketId: string) => string;
  readonly bounceAddress: (deliveryId: string) => string;
}

/** All mailboxes together: what comes back to any of them is ours. */
export interface MailIdentities {
  readonly mailboxes: readonly Mailbox[];
  readonly main: Mailbox;
  readonly keys: readonly SigningKey[];
  /** Every mail domain that we have a mailbox on. */
  readonly domain: readonly string[];
  readonly loopToken: string;
  /** Of the mailbox that was written to; the default one's where none was, or it is gone. */
  readonly of: (mailboxId: string | null) => MailIdentity;
}

export function mailIdentity(secret: string, mailbox: string): MailIdentity {
  const domain = domainOf(mailbox);
  const keys: SigningKey[] = [{ id: 'a', secret: deriveKey(secret, 'mail-addresses') }];
  const idSecret = deriveKey(secret, 'mail-message-id');
  return {
    mailbox: mailbox.toLowerCase(),
    domain,
    keys,
    loopToken: Buffer.from(deriveKey(secret, 'mail-loop')).toString('hex').slice(0, 24),
    messageId: ({ id, address }) => mintMessageId(id, address, idSecret, domain),
    replyAddress: (ticketId) => mintReplyAddress(ticketId, { keys, domain }),
    bounceAddress: (deliveryId) => mintBounceAddress(deliveryId, { keys, domain }),
  };
}

/** Keys are derived once for each reading of the mailboxes, not for every mail. */
const derived = new WeakMap<KnownMailboxes, MailIdentities>();

/** The identities of the mailboxes that there are now. */
export async function mailIdentities(dependencies: Dependencies): Promise<MailIdentities> {
  const known = await knownMailboxes(dependencies);
  const identities = derived.get(known) ?? identitiesOf(known, dependencies.secret);
  derived.set(known, identities);
  return identities;
}

function identitiesOf({ all, main, of }: KnownMailboxes, secret: string): MailIdentities {
  const made = new Map(all.map(({ id, address }) => [id, mailIdentity(secret, address)]));
  const { keys, loopToken } = mailIdentity(secret, main.address);
  return {
    ...{ mailboxes: all, main, keys, loopToken },
    domain: [...new Set(all.map(({ address }) => domainOf(address)))],
    of: (mailboxId) => made.get(of(mailboxId).id) ?? mailIdentity(secret, main.address),
  };
}

function domainOf(address: string): string {
  return address.split('@')[1]?.toLowerCase() ?? 'localhost';
}
