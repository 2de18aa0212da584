import { mac } from './signing.ts';

/**
 * The Message-ID of one delivery to one recipient, without angle brackets. The same input gives the same id, so that
 * a retry after a crash is the same mail to every mail server; 128 bits that nobody guesses. Store it: threading
 * compares with what was stored, never recomputes.
 * @param deliveryId or message id; unique per outgoing message
 * @param secret at least 16 bytes, never rotated while deliveries are under way
 */
export function mintMessageId(
  deliveryId: string,
  recipient: string,
  secret: Uint8Array,
  domain: string,
): string {
  return `${mac(secret, 'message-id', [deliveryId, recipient.trim().toLowerCase()])}@${domain}`;
}
