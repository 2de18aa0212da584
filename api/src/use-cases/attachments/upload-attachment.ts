import { createHash } from 'node:crypto';
import { AttachmentId, MAX_ATTACHMENT_BYTES, UploadedAttachment } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import { schema } from '@sinia/database';
import { z } from 'zod';
import { actorKey } from '../../auth/actor.ts';
import type { Context } from '../context.ts';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import { atTheGate } from './file-gate.ts';
import { mediaTypeOf } from './media-type-of.ts';

const storeUpload = defineUseCase({
  name: 'uploadAttachment',
  permission: 'attachment.upload',
  input: z.object({
    id: AttachmentId,
    fileName: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.instanceof(Uint8Array),
  }),
  output: UploadedAttachment,
  load: async () => null,
  about: () => ({ own: true }),
  run: (work, { input, context, now }) => {
    const row = {
      ...input,
      uploaderKey: actorKey(context.actor),
      contentId: null,
      inline: false,
      ...atTheGate(context.dependencies, now),
      createdAt: now,
    };
    work.write(work.tx.insert(schema.attachments).values(row));
    const { id, fileName, mediaType, size } = input;
    return { id, fileName, mediaType, size, contentId: null, inline: false, createdAt: now.toISOString() };
  },
});

/**
 * Keeps a file until it is attached to a message. It lies on disk under its id before its row is written, so that no
 * row ever points to nothing; what is never attached is purged.
 */
export async function uploadAttachment(context: Context, file: { name: string; bytes: Uint8Array }) {
  if (file.bytes.byteLength === 0) refuse('attachment_empty');
  if (file.bytes.byteLength > MAX_ATTACHMENT_BYTES) refuse('attachment_too_large');
  const { files, clock } = context.dependencies;
  const id = drawId(context, clock(), 'att');
  await files.put(id, file.bytes);
  return storeUpload.execute(context, {
    id,
    fileName: shownName(file.name),
    mediaType: await mediaTypeOf(file.bytes),
    size: file.bytes.byteLength,
    sha256: createHash('sha256').update(file.bytes).digest(),
  });
}

function refuse(code: 'attachment_empty' | 'attachment_too_large'): never {
  throw new Refusal(code, { fields: [{ pointer: '/file', code }] });
}

/** A name to show: no path, no control or direction-changing characters. It never becomes a path. */
export function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  return clean.slice(0, 150) || 'fitxer';
}
