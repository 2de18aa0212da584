import { createHash } from 'node:crypto';
import { AttachmentId } from '@sinia/contracts';
import { z } from 'zod';
import { atTheGate } from '../attachments/file-gate.ts';
import { shownName } from '../attachments/upload-attachment.ts';
import { deliveriesOf } from '../topic.ts';
import { defineUseCase } from '../use-case.ts';
import { insertMediaFile, lockMedia } from './media-store.ts';

/** Puts a file that was fetched beside its message, once; what was taken back meanwhile stays away. */
export const storeMedia = defineUseCase({
  name: 'storeMedia',
  permission: 'attachment.upload',
  input: z.object({
    id: AttachmentId,
    mediaId: z.string(),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    mediaType: z.string(),
    fileName: z.string().nullable(),
  }),
  output: z.object({ stored: z.boolean() }),
  load: (tx, { mediaId }) => lockMedia(tx, mediaId),
  about: () => ({ own: true }),
  run: (work, { input: { id, bytes, mediaType, fileName }, subject, context }) => {
    if (subject?.media.status !== 'waiting') return { stored: false };
    const { media, messageTicketId } = subject;
    const name = fileName ?? media.fileName ?? `${media.kind}.${extensionOf(mediaType)}`;
    insertMediaFile(work, media.id, {
      ...{ id, ticketId: messageTicketId, messageId: media.messageId },
      ...{ uploaderKey: `message:${media.messageId}`, fileName: shownName(name), mediaType },
      ...{ size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest() },
      ...atTheGate(context.dependencies, work.now),
      createdAt: work.now,
    });
    work.signal(deliveriesOf(media.ticketId));
    return { stored: true };
  },
});

/** `image/jpeg` → `jpeg`, `audio/ogg; codecs=opus` → `ogg`. */
function extensionOf(mediaType: string): string {
  return /^[a-z]+\/(?:x-)?([a-z0-9]+)/.exec(mediaType)?.[1] ?? 'bin';
}
