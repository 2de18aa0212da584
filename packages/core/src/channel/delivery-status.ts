/**
 * How far a message to a customer has come, in the order of what is known: a later fact never takes back an earlier
 * one, so receipts may come late, twice and in any order. `failed` stands below `delivered`, because a receipt of the
 * customer's own device proves a refusal wrong; `bounced` stands on top, because a mail is given back after it arrived.
 */
export const DELIVERY_STATUSES = [
  'queued',
  'sending',
  'unknown',
  'sent',
  'failed',
  'delivered',
  'read',
  'bounced',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const rank = (status: DeliveryStatus) => DELIVERY_STATUSES.indexOf(status);

/** What is known once a report has come: the greater of the two. */
export function furtherStatus(now: DeliveryStatus, reported: DeliveryStatus): DeliveryStatus {
  return rank(reported) > rank(now) ? reported : now;
}

/** Whether the provider has taken it, whatever became of it after. */
export function hasLeft(status: DeliveryStatus): boolean {
  return status === 'sent' || status === 'delivered' || status === 'read';
}

/**
 * The status of a message that left in several parts, as a text and its pictures do: what failed or is not known of one
 * part is so of the whole; otherwise the whole is as far as the part that is furthest behind.
 */
export function wholeStatus(parts: readonly DeliveryStatus[]): DeliveryStatus {
  const [first = 'queued', ...rest] = parts;
  const worst = (['bounced', 'failed', 'unknown'] as const).find((status) => parts.includes(status));
  return worst ?? rest.reduce((least, status) => (rank(status) < rank(least) ? status : least), first);
}
