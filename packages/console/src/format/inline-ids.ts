const INLINE_IMAGE = /<img\b[^>]*? src="cid:(att_[0-9a-z]{26})"/g;

/** The files that a message written at the desk shows in its text. */
export function inlineIds(html: string | null | undefined): string[] {
  return [...new Set([...(html ?? '').matchAll(INLINE_IMAGE)].map(([, id = '']) => id))];
}
