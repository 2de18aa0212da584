import { formatDateTime } from '@sinia/i18n';
import { NOTICE_TEXTS } from '../notices/notice-texts.ts';
import type { AttachmentRow } from '../tickets/message-view.ts';
import type { MessageRow, TicketRow } from '../tickets/ticket-store.ts';

const LONGEST_ORIGINAL = 100_000;

/** One's own words, and below them the message with who wrote it and when, as mail programs do. */
export function forwardedText(
  { language, subject }: Pick<TicketRow, 'language' | 'subject'>,
  original: Pick<MessageRow, 'authorName' | 'authorAddress' | 'body' | 'createdAt'>,
  files: readonly Pick<AttachmentRow, 'fileName'>[],
  words: string,
): string {
  const { forwarded } = NOTICE_TEXTS[language];
  const address = original.authorAddress ? ` <${original.authorAddress}>` : '';
  return [
    words,
    '',
    `---------- ${forwarded.title} ----------`,
    `${forwarded.from}: ${original.authorName}${address}`,
    `${forwarded.date}: ${formatDateTime(language, original.createdAt.toISOString())}`,
    `${forwarded.subject}: ${subject}`,
    ...(files.length > 0 ? [`${forwarded.files}: ${files.map((file) => file.fileName).join(', ')}`] : []),
    '',
    original.body.slice(0, LONGEST_ORIGINAL),
  ].join('\n');
}
