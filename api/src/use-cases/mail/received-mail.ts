import type { MailTruncation } from '@sinia/channels/email';
import type { Copies, Language } from '@sinia/core';
import type { Mailbox } from '../mailboxes/mailbox-store.ts';
import type { StoredFile } from '../tickets/message-store.ts';
import type { MessageRow } from '../tickets/ticket-store.ts';

/** A mail that was read and judged; its files are stored already. */
export interface ReceivedMail {
  readonly envelopeId: string;
  /** Same Message-ID and same content by two ways are one message. */
  readonly contentKey: string;
  /** The one that was written to. */
  readonly mailbox: Mailbox;
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly segments: MessageRow['segments'];
  readonly truncated: MailTruncation | null;
  readonly messageId: string | null;
  readonly files: readonly StoredFile[];
  /** Who else the sender wrote to. */
  readonly copies: Copies | null;
  readonly language: Language;
  /** What became of it, in the words of the trust table; kept with the envelope. */
  readonly outcome: string;
}

export interface OpeningMail extends ReceivedMail {
  /** DMARC passed for the sender's domain. */
  readonly verified: boolean;
  /** Sent by a program: nothing is sent back by itself. */
  readonly automatic: boolean;
  readonly suggestedTicketId: string | null;
  readonly follows: string | null;
}

export interface AppendedMail extends ReceivedMail {
  readonly ticketId: string;
  readonly trust: MessageRow['trust'];
}
