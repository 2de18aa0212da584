import { mintBounceAddress, mintMessageId, mintReplyAddress, type SigningKey } from '@sinia/channels/email';
import { deriveKey } from '../auth/derive-key.ts';

/** What our mails are signed and named with; all from the server's secret and the mailbox. */
export interface MailIdentity {
  readonly mailbox: string;
  readonly domain: string;
  readonly keys: readonly SigningKey[];
  /** On everything that we send, so that a loop is seen. */
  readonly loopToken: string;
  readonly messageId: (delivery: { readonly id: string; readonly address: string }) => string;
  readonly replyAddress: (ticketId: string) => string;
  readonly bounceAddress: (deliveryId: string) => string;
}

export function mailIdentity(secret: string, mailbox: string): MailIdentity {
  const domain = mailbox.split('@')[1]?.toLowerCase() ?? 'localhost';
  const keys: SigningKey[] = [{ id: 'a', secret: deriveKey(secret, 'mail-addresses') }];
  const idSecret = deriveKey(secret, 'mail-message-id');
  return {
    mailbox: mailbox.toLowerCase(),
    domain,
    keys,
    loopToken: mailbox.toLowerCase(),
    messageId: ({ id, address }) => mintMessageId(id, address, idSecret, domain),
    replyAddress: (ticketId) => mintReplyAddress(ticketId, { keys, domain }),
    bounceAddress: (deliveryId) => mintBounceAddress(deliveryId, { keys, domain }),
  };
}
