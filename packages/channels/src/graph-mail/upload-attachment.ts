import { z } from 'zod';
import { GraphRefused } from './graph-account.ts';
import type { GraphClient } from './graph-client.ts';

/** Up to there a file goes along in one request ("Attach large files to Outlook messages"). */
const MOST_AT_ONCE = 3_000_000;
/** A multiple of 320 KiB, as upload sessions want it. */
const PIECE = 8 * 320 * 1024;
const TIMEOUT_MS = 60_000;

export type UploadedFile = { filename: string; mediaType: string; bytes: Uint8Array; contentId?: string };

const Session = z.looseObject({ uploadUrl: z.url() });

/** Adds a file to a draft: at once where it is small, else piece by piece. @throws GraphRefused */
export async function uploadAttachment(
  client: GraphClient,
  draftPath: string,
  { filename, mediaType, bytes, contentId }: UploadedFile,
  fetchIt: typeof globalThis.fetch,
): Promise<void> {
  const inline = contentId === undefined ? {} : { isInline: true, contentId };
  if (bytes.byteLength < MOST_AT_ONCE) {
    const json = {
      '@odata.type': '#microsoft.graph.fileAttachment',
      ...{ name: filename, contentType: mediaType, contentBytes: Buffer.from(bytes).toString('base64') },
      ...inline,
    };
    await client.json(`${draftPath}/attachments`, { method: 'POST', json });
    return;
  }
  const item = { attachmentType: 'file', name: filename, contentType: mediaType, size: bytes.byteLength };
  const session = await client.json(`${draftPath}/attachments/createUploadSession`, {
    method: 'POST',
    json: { AttachmentItem: { ...item, ...inline } },
  });
  const { uploadUrl } = Session.parse(session);
  for (let from = 0; from < bytes.byteLength; from += PIECE) await putPiece(uploadUrl, bytes, from, fetchIt);
}

/** The address is the permission: the token must not go along, for it is another host. */
async function putPiece(
  uploadUrl: string,
  bytes: Uint8Array,
  from: number,
  fetchIt: typeof globalThis.fetch,
): Promise<void> {
  const piece = bytes.subarray(from, from + PIECE);
  const range = `bytes ${from}-${from + piece.byteLength - 1}/${bytes.byteLength}`;
  const response = await fetchIt(uploadUrl, {
    ...{ method: 'PUT', redirect: 'error', body: Buffer.from(piece) },
    headers: { 'content-type': 'application/octet-stream', 'content-range': range },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: Error) => {
    throw new GraphRefused({ failure: 'unreachable', status: 0, code: error.name });
  });
  await response.body?.cancel();
  const { status } = response;
  if (!response.ok) throw new GraphRefused({ failure: 'unreachable', status, code: 'upload' });
}
