import type { MailHeader } from './parsed-mail.ts';

const HEADER_BLOCK_BYTES = 256 * 1024;
const FIELD = /^([\x21-\x39\x3b-\x7e]{1,100})[ \t]*:(.*)$/;

/**
 * Reads the header block of a raw message without a MIME parser, in linear time, so that a mail which no parser
 * survives still has a sender and a subject. Bytes that are not UTF-8 are read as Windows-1252.
 */
export function readRawHeaders(raw: Uint8Array): MailHeader[] {
  const block = raw.subarray(0, Math.min(headerEnd(raw), HEADER_BLOCK_BYTES));
  const headers: { key: string; lines: string[] }[] = [];
  for (const line of decodeBytes(block).split(/\r?\n/)) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      headers.at(-1)?.lines.push(line.trim());
      continue;
    }
    const field = FIELD.exec(line);
    if (field) headers.push({ key: String(field[1]).toLowerCase(), lines: [String(field[2]).trim()] });
  }
  return headers.map(({ key, lines }) => ({ key, value: lines.join(' ').trim() }));
}

/** Offset of the empty line that ends the headers, or the length when there is none. */
export function headerEnd(raw: Uint8Array): number {
  for (let at = raw.indexOf(10); at >= 0 && at < HEADER_BLOCK_BYTES; at = raw.indexOf(10, at + 1)) {
    if (raw[at + 1] === 10 || (raw[at + 1] === 13 && raw[at + 2] === 10)) return at + 1;
  }
  return Math.min(raw.length, HEADER_BLOCK_BYTES);
}

/** UTF-8 where it is valid, Windows-1252 otherwise (the usual truth behind unlabelled 8-bit text). */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
