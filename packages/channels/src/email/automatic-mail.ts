import type { MailHeader, ParsedMail } from './parsed-mail.ts';
import { sameAddress } from './read-addresses.ts';

/** Why a mail gets no automatic answer; `own_loop` and `own_address` moreover must not open a ticket. */
export type AutomaticReason =
  | 'own_loop'
  | 'own_address'
  | 'auto_submitted'
  | 'null_return_path'
  | 'report'
  | 'mailing_list'
  | 'precedence'
  | 'suppressed'
  | 'role_sender';

export type AutomaticMailOptions = {
  /** Addresses that we receive or send with. */
  ownAddresses: readonly string[];
  /** The value of X-Loop on everything that we send. */
  loopToken: string;
  /** Envelope sender where the transport tells it: empty for `<>`, null when unknown. */
  mailFrom: string | null;
};

/** Whose mail nobody reads and nobody may answer automatically (RFC 2142 and common practice). */
const ROLE_SENDER =
  /^(?:mailer-daemon|postmaster|mail-daemon|daemon|bounces?|no-?reply|do-?not-?reply|noreply-.*|no-?responder|no-?respondre|noresponda|notifications?|autoreply|auto-reply)(?:\+.*)?$/i;
const LIST_HEADERS = [
  'list-id',
  'list-unsubscribe',
  'list-post',
  'list-help',
  'mailing-list',
  'x-mailing-list',
];

/**
 * Tells whether a mail was sent by a program, by the signs of RFC 3834 and of common practice, strongest first.
 * @returns the reason, or null for what seems to come from a person
 */
export function automaticReason(mail: ParsedMail, options: AutomaticMailOptions): AutomaticReason | null {
  const values = (key: string) => valuesOf(mail.headers, key);
  const from = mail.from?.address ?? '';
  if (values('x-loop').includes(options.loopToken.toLowerCase())) return 'own_loop';
  if (options.ownAddresses.some((own) => sameAddress(own, from))) return 'own_address';
  if (values('auto-submitted').some((value) => !/^no\b/.test(value))) return 'auto_submitted';
  if (isReport(mail)) return 'report';
  if (hasNullReturnPath(mail, options.mailFrom)) return 'null_return_path';
  if (LIST_HEADERS.some((key) => values(key).length > 0)) return 'mailing_list';
  if (values('precedence').some((value) => /^(?:bulk|junk|list|auto_reply)\b/.test(value)))
    return 'precedence';
  if (isSuppressed(mail.headers)) return 'suppressed';
  return ROLE_SENDER.test(from.split('@')[0] ?? '') ? 'role_sender' : null;
}

/** multipart/report: bounces, read receipts, complaints. */
export function isReport(mail: ParsedMail): boolean {
  return valuesOf(mail.headers, 'content-type').some((value) => /^multipart\/report\b/.test(value));
}

function hasNullReturnPath(mail: ParsedMail, mailFrom: string | null): boolean {
  if (mailFrom !== null) return mailFrom.trim() === '';
  return valuesOf(mail.headers, 'return-path').some((value) => /^<\s*>$/.test(value));
}

/** `DR`, `NDR`, `NRN` concern receipts only; `All`, `AutoReply` and `OOF` forbid the answer that we would send. */
function isSuppressed(headers: MailHeader[]): boolean {
  const suppressing = valuesOf(headers, 'x-auto-response-suppress').some((value) =>
    /\b(?:all|autoreply|oof)\b/.test(value),
  );
  const answering = ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((key) =>
    valuesOf(headers, key).some((value) => value !== 'no'),
  );
  return suppressing || answering;
}

function valuesOf(headers: MailHeader[], key: string): string[] {
  return headers.filter((header) => header.key === key).map(({ value }) => value.trim().toLowerCase());
}

/** `receipt` answers a mail; `notice` and `survey` tell something on our own account; `reply` was written by a person. */
export type OutgoingKind = 'receipt' | 'notice' | 'survey' | 'access_link' | 'reply';

/** The headers that let other programs know ours for what it is (RFC 3834 §5), so that they do not answer it. */
export function automaticHeaders(
  kind: OutgoingKind,
  options: { loopToken: string; unsubscribeUrl?: string },
): Record<string, string> {
  const headers: Record<string, string> = { 'X-Loop': options.loopToken };
  if (kind === 'reply') return headers;
  headers['Auto-Submitted'] = kind === 'receipt' ? 'auto-replied' : 'auto-generated';
  headers['X-Auto-Response-Suppress'] = 'All';
  if (kind !== 'notice' && kind !== 'survey') return headers;
  headers.Precedence = 'bulk';
  if (options.unsubscribeUrl) headers['List-Unsubscribe'] = `<${options.unsubscribeUrl}>`;
  return headers;
}
