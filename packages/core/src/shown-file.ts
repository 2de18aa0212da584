/** How a browser can show a file by itself, without any help of ours; everything else is opened elsewhere. */
export const SHOWN_TYPES = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'application/pdf': 'pdf',
  'audio/mpeg': 'audio',
  'audio/ogg': 'audio',
  'audio/wav': 'audio',
  'audio/x-m4a': 'audio',
  'audio/mp4': 'audio',
  'audio/aac': 'audio',
} as const;

export type ShownKind = (typeof SHOWN_TYPES)[keyof typeof SHOWN_TYPES];

/** @param mediaType as it was read from the bytes; parameters (`; codecs=opus`) do not matter */
export function shownKind(mediaType: string): ShownKind | null {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(SHOWN_TYPES, type) ? SHOWN_TYPES[type as keyof typeof SHOWN_TYPES] : null;
}
