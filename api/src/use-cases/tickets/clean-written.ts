import { type AddMessageBody, MAX_WRITTEN_HTML } from '@sinia/contracts';

/** Cleaning happens inside a request: what is longer or nested deeper than anybody writes is not looked at. */
const LIMITS = { htmlChars: MAX_WRITTEN_HTML, depth: 40 };
const INLINE_IMAGE = /<img\b[^>]*? src="cid:(att_[0-9a-z]{26})"/g;

export interface WrittenHtml {
  readonly html: string | null;
  /** Files of the message that its text shows in their place. */
  readonly inlineIds: readonly string[];
}

/** The formatting of what somebody wrote, cleaned as that of a mail; past the limits the plain text serves alone. */
export async function cleanWritten(message: AddMessageBody): Promise<WrittenHtml> {
  if (!message.html) return { html: null, inlineIds: [] };
  // Loaded when somebody first formats a text: a server at rest does not carry the cleaner.
  const { cleanHtml } = await import('@sinia/channels/email/clean-html');
  const cleaned = cleanHtml(message.html, LIMITS);
  if ('refused' in cleaned || cleaned.html.trim() === '') return { html: null, inlineIds: [] };
  const shown = new Set([...cleaned.html.matchAll(INLINE_IMAGE)].map(([, id]) => id));
  return {
    html: cleaned.html,
    inlineIds: (message.attachmentIds ?? []).filter((id) => shown.has(id)),
  };
}
