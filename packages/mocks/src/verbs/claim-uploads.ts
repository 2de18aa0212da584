import type { AttachmentSummary } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { Caller } from '../caller.ts';
import type { Desk } from '../desk.ts';

/** Attaches the caller's own uploads, each once. */
export function claimUploads(
  desk: Desk,
  caller: Caller,
  ticketId: string,
  ids: readonly string[] = [],
): AttachmentSummary[] {
  const uploads = ids.map((id, index) => {
    const upload = desk.uploads.get(id);
    if (upload && upload.uploaderKey === caller.key && upload.ticketId === null) return upload;
    const fields = [{ pointer: `/attachmentIds/${index}`, code: 'attachment_unknown' }];
    throw new Refusal('attachment_unknown', { fields });
  });
  return uploads.map((upload) => {
    upload.ticketId = ticketId;
    const { createdAt: _, ...file } = upload.file;
    return file;
  });
}
