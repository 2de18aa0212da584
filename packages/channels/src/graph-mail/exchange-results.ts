import type { CheckResult } from '../email/authentication.ts';
import type { MailHeader } from '../email/parsed-mail.ts';

/** Hosts of Exchange Online, as they name themselves in `Received: … by`. */
const EXCHANGE = /\bby\s+[a-z0-9.-]+\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)\b/i;

/** Whether somebody of the organisation who had signed in wrote a mail, or Exchange itself did. */
export function isInternal(headers: readonly MailHeader[]): boolean {
  return valuesOf('x-ms-exchange-organization-authas', headers)[0]?.toLowerCase() === 'internal';
}

/**
 * What Exchange Online found out about a sender when it took the mail. A mail that was stored there does not come back
 * byte for byte, so that no signature can be checked any more; but Exchange writes its own results above everything
 * that came from outside, and takes away foreign headers of its organisation ("header firewall").
 *
 * Only for mail that we fetched from Exchange itself.
 *
 * @param headers in their order, names in small letters
 * @param from the sender's address
 * @param domains of the organisation: a relay in the house counts as internal too, whoever it names as the sender
 */
export function exchangeVerdict(
  headers: readonly MailHeader[],
  from: string,
  domains: readonly string[],
): CheckResult {
  const domain = from.split('@').at(-1)?.toLowerCase() ?? '';
  if (isInternal(headers) && domains.includes(domain)) return 'pass';
  const outside = headers.findIndex(({ key, value }) => key === 'received' && !EXCHANGE.test(value));
  const own = outside < 0 ? headers : headers.slice(0, outside);
  // Exchange names no host of its own in it: a name before the first `;` is somebody else's.
  const results = valuesOf('authentication-results', own).find((value) => /^[a-z]+=/i.test(value));
  const said = results?.match(/(?:^|;)\s*dmarc=([a-z]+)/i)?.[1]?.toLowerCase();
  if (said === 'pass') return 'pass';
  return said === 'fail' || said === 'permerror' ? 'fail' : 'none';
}

const valuesOf = (key: string, headers: readonly MailHeader[]) =>
  headers.filter((header) => header.key === key).map(({ value }) => value.trim());
