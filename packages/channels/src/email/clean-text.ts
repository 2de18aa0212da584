const BIDI_AND_INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const MAX_FILENAME = 200;

/** Windows-1252 has letters where ISO-8859-1 has C1 controls; mails labelled with the latter mean the former. */
const WINDOWS_C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Reads C1 controls as browsers do; the decoder of Node 24 leaves them even in text labelled Windows-1252. */
function repairC1(text: string): string {
  return text.replaceAll(/[\u0080-\u009f]/g, (control) => WINDOWS_C1.charAt(control.charCodeAt(0) - 0x80));
}

/** Body text that a database and a browser take: no NUL, line ends `\n`. */
export function cleanBody(text: string): string {
  return repairC1(text).replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed();
}

/** A header value on one line without control characters, at most `chars` long. */
export function cleanLine(value: string, chars = 2_000): string {
  return repairC1(value.slice(0, chars))
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/**
 * A filename for people: without direction overrides (which make `exe` look like `pdf`), invisible characters and
 * path separators. It names nothing on a disk.
 */
export function cleanFilename(filename: string | null | undefined): string | null {
  if (filename === null || filename === undefined) return null;
  const clean = filename.replaceAll(BIDI_AND_INVISIBLE, '').replaceAll(/[/\\]/g, '_').trim().toWellFormed();
  if (clean.length <= MAX_FILENAME) return clean === '' ? null : clean;
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  return clean.slice(0, MAX_FILENAME - extension.length) + extension;
}
