import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** What the bytes are, whatever the name says: by their magic bytes, else text, else unknown. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime;
  return isUtf8(bytes) && !bytes.subarray(0, 4096).includes(0) ? 'text/plain' : 'application/octet-stream';
}
