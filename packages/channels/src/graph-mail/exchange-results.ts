import type { CheckResult } from '../email/authentication.ts';
import type { MailHeader } from '../email/parsed-mail.ts';

/** Hosts of Exchange Online, as they name themselves in `Received: … by`. */
const EXCHANGE = /\bby\s+[a-z0-9.-]+\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)\b/i;

/**
 * What Exchange Online found out about a sender when it took the mail. A mail that was stored there does not come back
 * byte for byte, so that no signature can be checked any more; but Exchange writes its own results above everything
 * that came from outside, and takes away foreign headers of its organisation ("header firewall").
 *
 * Only for mail that we fetched from Exchange itself.
 *
 * @param headers in their order, names in small letters
 */
export function exchangeVerdict(headers: readonly MailHeader[]): CheckResult {
  const values = (key: string, among = headers) =>
    among.filter((header) => header.key === key).map(({ value }) => value.trim());
  // Written by somebody of the same organisation who had signed in.
  if (values('x-ms-exchange-organization-authas')[0]?.toLowerCase() === 'internal') return 'pass';
  const outside = headers.findIndex(({ key, value }) => key === 'received' && !EXCHANGE.test(value));
  const own = outside < 0 ? headers : headers.slice(0, outside);
  // Exchange names no host of its own in it: a name before the first `;` is somebody else's.
  const results = values('authentication-results', own).find((value) => /^[a-z]+=/i.test(value));
  const said = results?.match(/(?:^|;)\s*dmarc=([a-z]+)/i)?.[1]?.toLowerCase();
  if (said === 'pass') return 'pass';
  return said === 'fail' || said === 'permerror' ? 'fail' : 'none';
}
