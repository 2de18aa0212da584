import { type ComposedMail, composeMail, type OutgoingAttachment } from '@sinia/channels/email';
import type { OutgoingMessage } from './transport.ts';

type MailMessage = OutgoingMessage & { readonly mail: NonNullable<OutgoingMessage['mail']> };

/** The files of a message, read. */
export function attachmentsOf({ files }: OutgoingMessage): Promise<OutgoingAttachment[]> {
  return Promise.all(
    files.map(async ({ fileName, mediaType, contentId, read }) => ({
      filename: fileName,
      mediaType,
      bytes: await read(),
      ...(contentId ? { contentId } : {}),
    })),
  );
}

/** A message as the bytes of a mail. @throws OutgoingMailInvalid */
export function composeMessage(
  { mail, subject, text, html }: MailMessage,
  attachments: readonly OutgoingAttachment[],
): Promise<ComposedMail> {
  return composeMail({ ...mail, subject, text, ...(html ? { html } : {}), attachments });
}
