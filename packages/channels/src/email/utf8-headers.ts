import { isUtf8 } from 'node:buffer';
import { headerEnd } from './read-raw-headers.ts';

/**
 * Some programs still write 8-bit Latin letters into headers without saying so. When the header block is not UTF-8,
 * returns a copy of the message whose header block was read as Windows-1252; otherwise the message as it is.
 */
export function utf8Headers(raw: Uint8Array): Uint8Array {
  const end = headerEnd(raw);
  const block = raw.subarray(0, end);
  if (isUtf8(block)) return raw;
  const header = new TextEncoder().encode(new TextDecoder('windows-1252').decode(block));
  const message = new Uint8Array(header.length + raw.length - end);
  message.set(header);
  message.set(raw.subarray(end), header.length);
  return message;
}
