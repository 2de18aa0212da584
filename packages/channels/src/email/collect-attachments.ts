import PostalMime, { type Attachment } from 'postal-mime';
import { cleanHtml } from './clean-html.ts';
import { cleanBody, cleanFilename, cleanLine } from './clean-text.ts';
import { readEnvelope } from './fallback-mail.ts';
import { htmlToPlain } from './html-to-plain.ts';
import type { MailLimits } from './mail-limits.ts';
import type { MailAttachment } from './parsed-mail.ts';
import { readCalendar } from './read-calendar.ts';
import { readWinmail } from './read-winmail.ts';

/** Attachments, and what they say where the mail itself says nothing. */
export type Collected = {
  attachments: MailAttachment[];
  text: string | null;
  html: string | null;
  calendar: string | null;
};

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/;
const CALENDAR = new Set(['text/calendar', 'application/ics']);

/** Takes the files of a parsed mail: a winmail.dat is replaced by its content, nested mails and invitations get text. */
export async function collectAttachments(parts: Attachment[], limits: MailLimits): Promise<Collected> {
  const collected: Collected = { attachments: [], text: null, html: null, calendar: null };
  for (const part of parts) {
    const attachment = toAttachment(part);
    if (
      isWinmail(attachment) &&
      attachment.bytes.length <= limits.winmailBytes &&
      openWinmail(attachment, collected)
    )
      continue;
    if (CALENDAR.has(attachment.mediaType)) {
      attachment.text = readCalendar(attachment.bytes);
      collected.calendar ??= attachment.text;
    }
    if (attachment.mediaType === 'message/rfc822') await describeNested(attachment, limits);
    collected.attachments.push(attachment);
  }
  return collected;
}

function toAttachment(part: Attachment): MailAttachment {
  const { content } = part;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const contentId = part.contentId ? cleanLine(part.contentId.replaceAll(/[<>]/g, ''), 900) : '';
  return {
    filename: cleanFilename(part.filename) ?? (CALENDAR.has(part.mimeType) ? 'invite.ics' : null),
    mediaType: MEDIA_TYPE.test(part.mimeType) ? part.mimeType : 'application/octet-stream',
    bytes,
    contentId: contentId === '' ? null : contentId,
    inline: part.related === true || (part.disposition === 'inline' && contentId !== ''),
    text: null,
  };
}

function isWinmail({ mediaType, filename }: MailAttachment): boolean {
  return mediaType === 'application/ms-tnef' || filename?.toLowerCase() === 'winmail.dat';
}

function openWinmail(attachment: MailAttachment, collected: Collected): boolean {
  const winmail = readWinmail(attachment.bytes);
  if (winmail === null) return false;
  collected.text ??= winmail.text;
  collected.html ??= winmail.html;
  for (const file of winmail.files) {
    const mediaType = file.mediaType?.toLowerCase() ?? '';
    collected.attachments.push({
      filename: cleanFilename(file.filename),
      mediaType: MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
      bytes: new Uint8Array(file.bytes),
      contentId: file.contentId,
      inline: file.contentId !== null,
      text: null,
    });
  }
  return true;
}

async function describeNested(attachment: MailAttachment, limits: MailLimits): Promise<void> {
  try {
    const email = await PostalMime.parse(attachment.bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: limits.depth,
      maxHeadersSize: limits.headerBytes,
    });
    const { from, subject, date } = readEnvelope(email.headers);
    const sender = from ? `${from.name} <${from.address}>`.trim() : '';
    const cleaned = email.text || !email.html ? null : cleanHtml(email.html, limits);
    const body = email.text ?? (cleaned && 'html' in cleaned ? htmlToPlain(cleaned.html) : '');
    attachment.text = cleanBody(
      [sender, subject, date ?? '', '', body].join('\n').slice(0, limits.shownChars),
    );
    attachment.filename ??= cleanFilename(`${subject || 'message'}.eml`);
  } catch {
    attachment.filename ??= 'message.eml';
  }
}
