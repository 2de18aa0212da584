/** Past one of these a mail is not taken apart: it is kept raw and shown as text. */
export type MailLimits = {
  /** Bytes of the whole message. */
  rawBytes: number;
  /** MIME parts, the outermost included. */
  parts: number;
  /** Nesting of multiparts, and of tags in HTML. */
  depth: number;
  /** Bytes of all headers of all parts. */
  headerBytes: number;
  /** Characters of HTML that are cleaned; a longer body is shown as text. */
  htmlChars: number;
  /** Bytes of a winmail.dat that is opened; a larger one stays a file. */
  winmailBytes: number;
  /** Characters of text, and of raw text shown in place of a mail that could not be read. */
  shownChars: number;
  /** Wall time of one mail in milliseconds. */
  wallMs: number;
};

export const MAIL_LIMITS: MailLimits = {
  rawBytes: 25 * 1024 * 1024,
  parts: 500,
  depth: 200,
  headerBytes: 512 * 1024,
  htmlChars: 1_000_000,
  winmailBytes: 4 * 1024 * 1024,
  shownChars: 200_000,
  wallMs: 2_000,
};
