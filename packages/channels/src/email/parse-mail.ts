import PostalMime, { type Email } from 'postal-mime';
import { cleanHtml } from './clean-html.ts';
import { cleanBody } from './clean-text.ts';
import { collectAttachments } from './collect-attachments.ts';
import { partsExceed } from './count-parts.ts';
import { fallbackMail, readEnvelope } from './fallback-mail.ts';
import { htmlToPlain, stripTags } from './html-to-plain.ts';
import type { MailLimits } from './mail-limits.ts';
import type { MailTruncation, ParsedMail } from './parsed-mail.ts';
import { utf8Headers } from './utf8-headers.ts';

/**
 * Reads a raw mail (RFC 5322, MIME) whole: headers, text, cleaned HTML, attachments. Whatever the bytes are, it
 * answers: past a limit, or where the parser gives up, the answer is the raw message as text with the reason in
 * `truncated`. It does not watch the clock; the pool does (mail-parser-pool.ts).
 */
export async function parseMail(raw: Uint8Array, limits: MailLimits): Promise<ParsedMail> {
  if (raw.length > limits.rawBytes) return fallbackMail(raw, 'size', limits.shownChars);
  if (partsExceed(raw, limits.parts)) return fallbackMail(raw, 'parts', limits.shownChars);
  try {
    const email = await PostalMime.parse(utf8Headers(raw), {
      forceRfc822Attachments: true,
      maxNestingDepth: limits.depth,
      maxHeadersSize: limits.headerBytes,
    });
    return await assemble(email, limits);
  } catch (error) {
    return fallbackMail(raw, reasonOf(error), limits.shownChars);
  }
}

async function assemble(email: Email, limits: MailLimits): Promise<ParsedMail> {
  const headers = email.headers.slice(0, 500).map(({ key, value }) => ({ key, value }));
  const collected = await collectAttachments(email.attachments, limits);
  const dirty = email.html ?? collected.html;
  const cleaned = dirty === null ? null : cleanHtml(dirty, limits);
  const html = cleaned !== null && 'html' in cleaned ? cleanBody(cleaned.html) : null;
  const refused = cleaned !== null && 'refused' in cleaned ? cleaned.refused : null;
  const fromHtml = () => (html !== null ? htmlToPlain(html) : stripTags(dirty ?? '', limits.shownChars));
  const plain = email.text?.trim() ? email.text : (collected.text ?? '');
  const text = cleanBody(plain.trim() ? plain : fromHtml() || collected.calendar || '');
  return {
    ...readEnvelope(headers),
    text: text.slice(0, limits.shownChars).toWellFormed(),
    html: html?.trim() ? html : null,
    attachments: collected.attachments,
    headers,
    truncated: refused ?? (text.length > limits.shownChars ? 'text-size' : null),
  };
}

function reasonOf(error: unknown): MailTruncation {
  const message = error instanceof Error ? error.message : '';
  if (/nesting depth/i.test(message)) return 'depth';
  if (/headers? size/i.test(message)) return 'headers';
  return 'malformed';
}
