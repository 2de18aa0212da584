import { isReport } from './automatic-mail.ts';
import { readMessageIds } from './fallback-mail.ts';
import type { MailAttachment, ParsedMail } from './parsed-mail.ts';
import { decodeBytes, readRawHeaders } from './read-raw-headers.ts';

export type BounceAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

export type BouncedRecipient = {
  recipient: string;
  action: BounceAction;
  /** Enhanced status code (RFC 3463) such as `5.1.1`. */
  status: string;
  /** `hard`: the address does not work. `soft`: it may later. `none`: nothing is wrong. */
  severity: 'hard' | 'soft' | 'none';
  diagnostic: string | null;
};

/** A delivery report (RFC 3464) or a read receipt (RFC 8098). */
export type MailReport =
  | { kind: 'bounce'; recipients: BouncedRecipient[]; returnedMessageId: string | null }
  | { kind: 'read_receipt'; recipient: string | null; originalMessageId: string | null; disposition: string };

const ACTIONS = new Set(['failed', 'delayed', 'delivered', 'relayed', 'expanded']);
const MAX_RECIPIENTS = 100;

/**
 * Reads what a report says of our mail; null when the mail is none. Whether it may change a delivery is decided by the
 * address that it came to (readBounceAddress), never by its content.
 */
export function readReport(mail: ParsedMail): MailReport | null {
  const status = part(mail, 'message/delivery-status');
  if (status && isReport(mail)) {
    return {
      kind: 'bounce',
      recipients: readRecipients(decodeBytes(status.bytes)),
      returnedMessageId: readReturnedMessageId(mail),
    };
  }
  const receipt = part(mail, 'message/disposition-notification');
  return receipt && isReport(mail) ? readReceipt(receipt.bytes) : null;
}

function part(mail: ParsedMail, mediaType: string): MailAttachment | undefined {
  return mail.attachments.find((attachment) => attachment.mediaType === mediaType);
}

/** Blocks parted by empty lines; the first is about the message, each other about one recipient. */
function readRecipients(report: string): BouncedRecipient[] {
  const blocks = report.split(/\r?\n[ \t]*\r?\n/).slice(0, MAX_RECIPIENTS + 1);
  return blocks.flatMap((block) => {
    const recipient = readRecipient(block);
    return recipient === null ? [] : [recipient];
  });
}

function readRecipient(block: string): BouncedRecipient | null {
  const headers = readRawHeaders(Buffer.from(block));
  const field = (key: string) => headers.find((header) => header.key === key)?.value ?? '';
  const action = field('action').toLowerCase();
  const recipient = afterType(field('final-recipient') || field('original-recipient'));
  if (!ACTIONS.has(action) || recipient === '') return null;
  const status =
    /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field('status'))?.[0] ?? (action === 'failed' ? '5.0.0' : '4.0.0');
  return {
    recipient,
    action: action as BounceAction,
    status,
    severity: severityOf(action as BounceAction, status),
    diagnostic: afterType(field('diagnostic-code')) || null,
  };
}

/** `rfc822; anna@correu.example` → `anna@correu.example`. */
function afterType(value: string): string {
  return value
    .slice(value.indexOf(';') + 1)
    .trim()
    .slice(0, 1_000);
}

/** A full mailbox or a refused content (5.2.2, 5.7.x) says nothing about the address, so it is soft. */
function severityOf(action: BounceAction, status: string): BouncedRecipient['severity'] {
  if (action === 'delayed') return 'soft';
  if (action !== 'failed') return 'none';
  return status.startsWith('5.') && !/^5\.(?:2\.2|3\.|4\.|6\.|7\.)/.test(status) ? 'hard' : 'soft';
}

function readReturnedMessageId(mail: ParsedMail): string | null {
  const returned = part(mail, 'message/rfc822') ?? part(mail, 'text/rfc822-headers');
  if (returned === undefined) return null;
  return (
    readMessageIds(readRawHeaders(returned.bytes).find(({ key }) => key === 'message-id')?.value)[0] ?? null
  );
}

function readReceipt(bytes: Uint8Array): MailReport {
  const headers = readRawHeaders(bytes);
  const field = (key: string) => headers.find((header) => header.key === key)?.value ?? '';
  return {
    kind: 'read_receipt',
    recipient: afterType(field('final-recipient')) || null,
    originalMessageId: readMessageIds(field('original-message-id'))[0] ?? null,
    disposition: afterType(field('disposition')).toLowerCase(),
  };
}
