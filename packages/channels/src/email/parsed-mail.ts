/** A mailbox as written in a header. `address` is lower-cased in its domain part only. */
export type MailAddress = { name: string; address: string };

export type MailHeader = {
  /** Lower-case name. */
  key: string;
  /** Unfolded, otherwise as received. */
  value: string;
};

export type MailAttachment = {
  /** Name given by the sender, null when none. Data only: never part of a path. */
  filename: string | null;
  mediaType: string;
  bytes: Uint8Array;
  /** Content-ID without angle brackets, null when none. */
  contentId: string | null;
  /** True when the HTML refers to it (`cid:`) or the sender marked it inline. */
  inline: boolean;
  /** What a person can read of it, for nested mails and calendar invitations; null otherwise. */
  text: string | null;
};

/** Why a mail is shown as raw text, without its HTML (`html-…`) or without the end of its text (`text-size`). */
export type MailTruncation =
  | 'size'
  | 'parts'
  | 'depth'
  | 'headers'
  | 'time'
  | 'memory'
  | 'malformed'
  | 'text-size'
  | 'html-size'
  | 'html-depth';

export type ParsedMail = {
  /** Without angle brackets. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: MailAddress | null;
  sender: MailAddress | null;
  replyTo: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  subject: string;
  /** RFC 3339 UTC, null when absent or unreadable. */
  date: string | null;
  text: string;
  /** Cleaned (see clean-html.ts), null when the mail has none. */
  html: string | null;
  attachments: MailAttachment[];
  /** All headers of the outermost message in document order, for the policy on automatic mail. */
  headers: MailHeader[];
  /** null: everything was read. Otherwise `text` carries what could be saved, and the raw mail has the rest. */
  truncated: MailTruncation | null;
};
