import { z } from 'zod';
import { AttachmentSummary } from './message.ts';
import { Timestamp } from './text.ts';

export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;

export const UploadedAttachment = AttachmentSummary.extend({ createdAt: Timestamp }).meta({
  id: 'UploadedAttachment',
});
export type UploadedAttachment = z.infer<typeof UploadedAttachment>;

export const AttachmentLink = z
  .object({ url: z.url(), expiresAt: Timestamp })
  .meta({ id: 'AttachmentLink', description: 'A link for a few minutes, on an origin without cookies.' });
export type AttachmentLink = z.infer<typeof AttachmentLink>;
