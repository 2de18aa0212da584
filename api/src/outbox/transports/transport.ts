import type { OutgoingMail } from '@sinia/channels/email';
import type { AttachmentSummary } from '@sinia/contracts';
import type { Language, NoticeKind, RouteChannel } from '@sinia/core';

/** What leaves by itself; a letter is printed. */
export type SentChannel = Exclude<RouteChannel, 'post'>;

export interface OutgoingFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  /** Of an image that the HTML shows as `cid:…`. */
  readonly contentId?: string;
  /** Why nobody gets it, neither the customer. */
  readonly held?: AttachmentSummary['held'];
  readonly read: () => Promise<Uint8Array>;
}

/** A rendered message on its way out. */
export interface OutgoingMessage {
  /** The delivery's: the same message whenever it is tried. */
  readonly id: string;
  /** `staff_alert`: to one of the house, about what they have not read in the desk. */
  readonly kind: NoticeKind | 'staff_alert';
  readonly ticketReference: string | null;
  readonly channel: SentChannel;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly OutgoingFile[];
  /** What the mail says besides; null on any other channel. */
  readonly mail: Omit<OutgoingMail, 'attachments' | 'subject' | 'text' | 'html'> | null;
  /** Where it goes on in a written conversation; null on any other channel. */
  readonly written: WrittenWay | null;
}

export interface WrittenWay {
  readonly conversationId: string;
  /** A person's words may leave where a program's may not. */
  readonly writtenBy: 'person' | 'program';
  /** It carries what somebody wrote, whether a person or an integration, and is no notice alone. */
  readonly answers: boolean;
  /** The comment that the answer was written to, where everybody reads it. */
  readonly commentId: string | null;
  /** An approved text that was chosen for a closed window. */
  readonly template: {
    readonly name: string;
    readonly language: string;
    readonly parameters: readonly string[];
  } | null;
  /** What the approved text of a notice may name, in this order. */
  readonly values: readonly string[];
  readonly language: Language;
}

/** `deferred`: try again later; `failed`: it will never leave like this; `unknown`: it may have, so it is not repeated. */
export type SendResult =
  | { readonly status: 'sent' }
  | {
      readonly status: 'deferred';
      readonly code: string;
      readonly reason: string;
      readonly retryAfterMs?: number;
    }
  | { readonly status: 'failed' | 'unknown'; readonly code: string; readonly reason: string };

/** Takes messages out of the house, or to where the demonstration keeps them. Never rejects. */
export interface Transport {
  readonly send: (message: OutgoingMessage) => Promise<SendResult>;
  readonly close: () => void;
}
