import { decodeWords } from 'postal-mime';
import { cleanBody, cleanLine } from './clean-text.ts';
import type { MailHeader, MailTruncation, ParsedMail } from './parsed-mail.ts';
import { readAddresses } from './read-addresses.ts';
import { decodeBytes, readRawHeaders } from './read-raw-headers.ts';

const MAX_WORDS_CHARS = 8_000;
const MAX_IDS = 100;

/**
 * What can be said of a mail that was not taken apart: its headers, and the raw message as text.
 * Linear in the headers and in `shownChars`, so that it may run on the main thread.
 */
export function fallbackMail(raw: Uint8Array, truncated: MailTruncation, shownChars: number): ParsedMail {
  const headers = readRawHeaders(raw).slice(0, 500);
  return {
    ...readEnvelope(headers),
    text: cleanBody(decodeBytes(raw.subarray(0, shownChars))),
    html: null,
    attachments: [],
    headers,
    truncated,
  };
}

/** The fields of a ParsedMail that come from its headers alone. */
export function readEnvelope(
  headers: MailHeader[],
): Omit<ParsedMail, 'text' | 'html' | 'attachments' | 'headers' | 'truncated'> {
  const first = (key: string) => headers.find((header) => header.key === key)?.value;
  const joined = (key: string) =>
    headers
      .filter((header) => header.key === key)
      .map(({ value }) => value)
      .join(', ');
  return {
    messageId: readMessageIds(first('message-id'))[0] ?? null,
    inReplyTo: readMessageIds(first('in-reply-to'))[0] ?? null,
    references: readMessageIds(first('references')),
    from: readAddresses(first('from'))[0] ?? null,
    sender: readAddresses(first('sender'))[0] ?? null,
    replyTo: readAddresses(first('reply-to'))[0] ?? null,
    to: readAddresses(joined('to')),
    cc: readAddresses(joined('cc')),
    subject: cleanLine(decodeWords((first('subject') ?? '').slice(0, MAX_WORDS_CHARS))),
    date: readDate(first('date')),
  };
}

/** Message-IDs without angle brackets, the newest hundred. */
export function readMessageIds(value: string | undefined): string[] {
  if (value === undefined) return [];
  const bracketed = [...value.slice(0, 64 * 1024).matchAll(/<([^<>\s]{1,900})>/g)].map((match) =>
    String(match[1]),
  );
  const bare = value.trim();
  const ids = bracketed.length === 0 && /^[^<>\s]{3,900}$/.test(bare) ? [bare] : bracketed;
  return ids.map((id) => cleanLine(id, 900)).slice(-MAX_IDS);
}

function readDate(value: string | undefined): string | null {
  const date = new Date((value ?? '').slice(0, 200));
  const year = date.getUTCFullYear();
  return Number.isNaN(date.getTime()) || year < 1970 || year > 9998 ? null : date.toISOString();
}
