import { decodeBytes } from './read-raw-headers.ts';

/** What a winmail.dat carries: a body in one or two forms, and files. */
export type Winmail = {
  text: string | null;
  html: string | null;
  files: { filename: string | null; mediaType: string | null; contentId: string | null; bytes: Uint8Array }[];
};

const SIGNATURE = 0x223e9f78;
const BODY = 0x800c;
const ATTACHMENT_DATA = 0x800f;
const ATTACHMENT_TITLE = 0x8010;
const ATTACHMENT_START = 0x9002;
const MESSAGE_PROPERTIES = 0x9003;
const ATTACHMENT_PROPERTIES = 0x9005;

const PROPERTY = {
  body: 0x1000,
  html: 0x1013,
  data: 0x3701,
  longFilename: 0x3707,
  mediaType: 0x370e,
  contentId: 0x3712,
} as const;

const MULTIPLE_VALUES = 0x1000;
const UNICODE = 0x001f;
const FIXED_BYTES: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const VARIABLE = new Set([0x000d, 0x001e, UNICODE, 0x0102]);

/**
 * Opens a winmail.dat (TNEF, as Outlook writes it; source: MS-OXTNEF) in one linear pass without copying.
 * A damaged tail ends the reading, what was read before it stays. Compressed RTF bodies are not read.
 * @returns null when the bytes are no TNEF at all
 */
export function readWinmail(bytes: Uint8Array): Winmail | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 6 || view.readUInt32LE(0) !== SIGNATURE) return null;
  const winmail: Winmail = { text: null, html: null, files: [] };
  // One attribute: level (1), id (2), type (2), length (4), data, checksum (2).
  for (let at = 6; at + 11 <= view.length; ) {
    const id = view.readUInt16LE(at + 1);
    const end = at + 9 + view.readUInt32LE(at + 5);
    if (end > view.length) break;
    takeAttribute(winmail, id, view.subarray(at + 9, end));
    at = end + 2;
  }
  return winmail;
}

function takeAttribute(winmail: Winmail, id: number, data: Buffer): void {
  if (id === ATTACHMENT_START) {
    winmail.files.push({ filename: null, mediaType: null, contentId: null, bytes: new Uint8Array() });
    return;
  }
  const file = winmail.files.at(-1);
  if (id === BODY) winmail.text ??= decode(data, false);
  else if (id === MESSAGE_PROPERTIES) takeMessageProperties(winmail, readProperties(data));
  else if (file && id === ATTACHMENT_TITLE) file.filename ??= decode(data, false);
  else if (file && id === ATTACHMENT_DATA) file.bytes = data;
  else if (file && id === ATTACHMENT_PROPERTIES) takeFileProperties(file, readProperties(data));
}

function takeMessageProperties(winmail: Winmail, properties: Map<number, Property>): void {
  winmail.text = textOf(properties.get(PROPERTY.body)) ?? winmail.text;
  winmail.html = textOf(properties.get(PROPERTY.html)) ?? winmail.html;
}

function takeFileProperties(file: Winmail['files'][number], properties: Map<number, Property>): void {
  file.filename = textOf(properties.get(PROPERTY.longFilename)) ?? file.filename;
  file.mediaType = textOf(properties.get(PROPERTY.mediaType));
  file.contentId = textOf(properties.get(PROPERTY.contentId));
  const data = properties.get(PROPERTY.data);
  if (data && file.bytes.length === 0) file.bytes = data.bytes;
}

type Property = { bytes: Buffer; unicode: boolean };

function readProperties(data: Buffer): Map<number, Property> {
  const properties = new Map<number, Property>();
  try {
    let at = 4;
    for (let left = data.readUInt32LE(0); left > 0 && at < data.length; left -= 1) {
      const type = data.readUInt16LE(at);
      const name = data.readUInt16LE(at + 2);
      at = skipName(data, name, at + 4);
      const base = type & ~MULTIPLE_VALUES;
      const counted = VARIABLE.has(base) || type !== base;
      let values = counted ? data.readUInt32LE(at) : 1;
      if (counted) at += 4;
      for (; values > 0; values -= 1) {
        const length = FIXED_BYTES[base] ?? data.readUInt32LE(at);
        if (FIXED_BYTES[base] === undefined) at += 4;
        if (at + length > data.length) return properties;
        if (!properties.has(name))
          properties.set(name, { bytes: data.subarray(at, at + length), unicode: base === UNICODE });
        at += length + (-length & 3);
      }
    }
  } catch {
    // Read past the end: the list is damaged, what was read so far stays.
  }
  return properties;
}

function skipName(data: Buffer, name: number, at: number): number {
  if (name < 0x8000 || name === 0xffff) return at;
  const kind = data.readUInt32LE(at + 16);
  if (kind === 0) return at + 24;
  const length = data.readUInt32LE(at + 20);
  return at + 24 + length + (-length & 3);
}

function textOf(property: Property | undefined): string | null {
  return property ? decode(property.bytes, property.unicode) : null;
}

function decode(bytes: Uint8Array, unicode: boolean): string {
  const text = unicode ? new TextDecoder('utf-16le').decode(bytes) : decodeBytes(bytes);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
