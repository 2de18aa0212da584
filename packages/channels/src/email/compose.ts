import MailComposer from 'nodemailer/lib/mail-composer';
import { cleanLine } from './clean-text.ts';
import type { MailAddress } from './parsed-mail.ts';
import { isAddress } from './read-addresses.ts';

export type OutgoingMail = {
  from: MailAddress;
  /** One recipient a mail: each has a Message-ID and an envelope sender of its own. */
  to: MailAddress;
  /** What stands in To where that is somebody else: the recipient gets a copy. */
  shownTo?: MailAddress;
  /** What stands in Cc; nobody is sent anything because of it. */
  cc?: readonly MailAddress[];
  replyTo?: MailAddress;
  subject: string;
  text: string;
  /** Escaped by whoever rendered it; goes out as it is. */
  html?: string;
  /** From mintMessageId, without angle brackets. */
  messageId: string;
  inReplyTo?: string | null;
  /** Oldest first; the last fifty are written. */
  references?: readonly string[];
  /** From mintBounceAddress; empty for the null sender. */
  envelopeFrom: string;
  /** From automaticHeaders. Names must be tokens, values lose line breaks. */
  headers: Readonly<Record<string, string>>;
  attachments?: readonly OutgoingAttachment[];
  date: Date;
};

export type OutgoingAttachment = {
  filename: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Set for an image that the HTML shows as `cid:…`. */
  contentId?: string;
};

export type ComposedMail = {
  envelope: { from: string; to: string[] };
  raw: Uint8Array;
  /** Without angle brackets. */
  messageId: string;
};

/** An address, id or header name that cannot be written safely: nothing was composed, a retry will not help. */
export class OutgoingMailInvalid extends Error {
  override readonly name = 'OutgoingMailInvalid';
}

const MESSAGE_ID = /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}$/;
const OWN_HEADERS =
  /^(?:from|to|cc|bcc|sender|subject|date|message-id|in-reply-to|references|reply-to|return-path|mime-version|content-.*)$/i;
const MAX_REFERENCES = 50;

/**
 * Renders a mail to bytes: text, HTML beside it, threading headers, attachments. Every address is structured and
 * checked, so that no name or subject can add a recipient or a header.
 * @throws OutgoingMailInvalid
 */
export async function composeMail(mail: OutgoingMail): Promise<ComposedMail> {
  const envelope = {
    from: mail.envelopeFrom === '' ? '' : address(mail.envelopeFrom),
    to: [address(mail.to.address)],
  };
  const references = (mail.references ?? []).filter((id) => MESSAGE_ID.test(id)).slice(-MAX_REFERENCES);
  const composer = new MailComposer({
    from: mailbox(mail.from),
    to: mailbox(mail.shownTo ?? mail.to),
    ...(mail.cc?.length ? { cc: mail.cc.map(mailbox) } : {}),
    ...(mail.replyTo ? { replyTo: mailbox(mail.replyTo) } : {}),
    subject: cleanLine(mail.subject, 500),
    messageId: `<${messageId(mail.messageId)}>`,
    ...(mail.inReplyTo ? { inReplyTo: `<${messageId(mail.inReplyTo)}>` } : {}),
    ...(references.length > 0 ? { references: references.map((id) => `<${id}>`).join(' ') } : {}),
    date: mail.date,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    headers: checkedHeaders(mail.headers),
    attachments: (mail.attachments ?? []).map(toAttachment),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { envelope, raw: await composer.compile().build(), messageId: mail.messageId };
}

function address(value: string): string {
  if (!isAddress(value)) throw new OutgoingMailInvalid('Not an address that can be written safely');
  return value;
}

function mailbox({ name, address: value }: MailAddress): { name: string; address: string } {
  return { name: cleanLine(name, 200), address: address(value) };
}

function messageId(value: string): string {
  if (!MESSAGE_ID.test(value)) throw new OutgoingMailInvalid('Not a Message-ID');
  return value;
}

function checkedHeaders(headers: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(headers).map(([key, value]) => {
    if (!HEADER_NAME.test(key) || OWN_HEADERS.test(key))
      throw new OutgoingMailInvalid(`Header ${key} is not free`);
    return { key, value: cleanLine(value, 900) };
  });
}

function toAttachment({ filename, mediaType, bytes, contentId }: OutgoingAttachment) {
  return {
    filename: cleanLine(filename, 200),
    contentType: cleanLine(mediaType, 200),
    content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ...(contentId === undefined ? {} : { cid: cleanLine(contentId, 200) }),
  };
}
