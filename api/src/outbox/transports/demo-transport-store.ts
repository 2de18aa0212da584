import { type Database, schema } from '@sinia/database';
import type { OutgoingMessage, Transport } from './transport.ts';

/** Nothing leaves the machine: every message becomes a row, once, whatever its channel. */
export function demoTransport(db: Database, clock: () => Date): Transport {
  return {
    async send(message) {
      const { id, channel, to, subject, text, html, kind, ticketReference } = message;
      const attachments = message.files.map(({ fileName, mediaType, size, contentId }) => ({
        fileName,
        mediaType,
        size,
        ...(contentId ? { contentId } : {}),
      }));
      try {
        await db
          .insert(schema.demoOutbox)
          .values({
            ...{ id, channel, to, subject, text, html, kind, ticketReference, attachments },
            headers: headersOf(message),
            sentAt: clock(),
          })
          .onConflictDoNothing();
        return { status: 'sent' };
      } catch (error) {
        return { status: 'deferred', code: 'connection', reason: (error as Error).message };
      }
    },
    close: () => undefined,
  };
}

/** The headers as a mail server would see them. */
function headersOf({ mail, subject }: OutgoingMessage): Record<string, string> {
  if (!mail) return {};
  const references = mail.references ?? [];
  return {
    From: `${mail.from.name} <${mail.from.address}>`,
    To: (mail.shownTo ?? mail.to).address,
    ...(mail.cc?.length ? { Cc: mail.cc.map((one) => one.address).join(', ') } : {}),
    Subject: subject,
    'Message-ID': `<${mail.messageId}>`,
    'Return-Path': `<${mail.envelopeFrom}>`,
    Date: mail.date.toUTCString(),
    ...(mail.replyTo ? { 'Reply-To': mail.replyTo.address } : {}),
    ...(mail.inReplyTo ? { 'In-Reply-To': `<${mail.inReplyTo}>` } : {}),
    ...(references.length > 0 ? { References: references.map((id) => `<${id}>`).join(' ') } : {}),
    ...mail.headers,
  };
}
