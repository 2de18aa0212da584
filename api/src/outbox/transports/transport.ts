import type { OutgoingMail } from '@sinia/channels/email';
import type { NoticeKind } from '@sinia/core';

export interface OutgoingFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  /** Of an image that the HTML shows as `cid:…`. */
  readonly contentId?: string;
  readonly read: () => Promise<Uint8Array>;
}

/** A rendered message on its way out. */
export interface OutgoingMessage {
  /** The delivery's: the same message whenever it is tried. */
  readonly id: string;
  /** `staff_alert`: to one of the house, about what they have not read in the desk. */
  readonly kind: NoticeKind | 'staff_alert';
  readonly ticketReference: string | null;
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly OutgoingFile[];
  /** What the mail says besides; null for an SMS. */
  readonly mail: Omit<OutgoingMail, 'attachments' | 'subject' | 'text' | 'html'> | null;
}

/** `deferred`: try again later; `failed`: it will never leave like this. */
export type SendResult =
  | { readonly status: 'sent' }
  | { readonly status: 'deferred' | 'failed'; readonly code: string; readonly reason: string };

/** Takes messages out of the house, or to where the demonstration keeps them. Never rejects. */
export interface Transport {
  readonly send: (message: OutgoingMessage) => Promise<SendResult>;
  readonly close: () => void;
}
