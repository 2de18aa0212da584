const DECLARED = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/;
const CHARSET = /charset\s*=\s*"?([\w-]+)"?/i;

/**
 * The text of an answer. The header's charset comes first, then the XML declaration, then UTF-8; bytes that are not
 * UTF-8 although they should be are taken as windows-1252, of which ISO-8859-1 is a part (WHATWG Encoding).
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = CHARSET.exec(contentType ?? '')?.[1] ?? DECLARED.exec(head)?.[1] ?? 'utf-8';
  const utf8 = /^utf-?8$|^us-ascii$/i.test(label);
  try {
    return new TextDecoder(utf8 ? 'utf-8' : label, { fatal: utf8 }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
