import type { Pace } from '@sinia/core';
import type { SendCode } from './send-codes.ts';

/**
 * What happened to one outgoing message at its provider; `recipientId` is who got it, where only the provider knew.
 * `deferred` is tried again, `failed` is not; `unknown` may have
 * arrived (the answer was lost), so it is never sent again by itself.
 */
export type SendOutcome =
  | { status: 'sent'; providerId: string | null; recipientId?: string }
  | { status: 'deferred'; code: string; reason: string; retryAfterMs?: number }
  | { status: 'failed' | 'unknown'; code: string; reason: string };

/** An outcome whose code stands in the table of send codes, so that the desk has words for it. */
export type WrittenOutcome = SendOutcome & ({ status: 'sent' } | { code: SendCode });

/** What a channel can carry. Composer, rules and surveys read it; nobody asks for a channel by name. */
export type ChannelCapabilities = {
  inbound: boolean;
  outbound: boolean;
  subject: boolean;
  html: boolean;
  /** Bytes of all attachments of one message, 0 for none. */
  attachmentBytes: number;
  /** The only media types that may be attached, where there are such. */
  attachmentTypes?: readonly string[];
  /** Bytes of one image, sound or film where the provider takes less of them. */
  mediaBytes?: { image?: number; audio?: number; video?: number };
  /** Of one message; a longer one leaves in several. Null for no limit of the channel's own. */
  textLimit: { length: number; unit: 'characters' | 'bytes' } | null;
  /** Of an answer below a public post, which leaves whole; absent where nothing is public. */
  publicText?: { length: number; unit: 'characters' | 'bytes' };
  /** Hours after the customer's last message in which a free answer may be sent, null for any time. */
  answerWindowHours: number | null;
  /** Hours in which a person may still write where the provider has granted it, null where it never does. */
  humanWindowHours: number | null;
  /** Whether approved templates reach the customer at any time. */
  templates: boolean;
  /** The furthest status that the provider reports. */
  receipts: 'none' | 'sent' | 'delivered' | 'read';
  /** What the provider tells us of the customer's own messages. */
  tells: { edits: boolean; deletions: boolean; reactions: boolean };
  /** How much may leave, in all and to one person. */
  paces: { account: readonly Pace[]; conversation: readonly Pace[] };
};

/**
 * A channel is four verbs. `verify` tells whether and how far an envelope is to be trusted, `parse` reads it without
 * I/O, `render` turns one of our messages into what the provider takes, `send` hands it over and never rejects.
 */
export type Channel<Envelope, Trust, Inbound, Outbound, Rendered> = {
  capabilities: ChannelCapabilities;
  verify(envelope: Envelope): Promise<Trust>;
  parse(envelope: Envelope): Promise<Inbound>;
  render(message: Outbound): Promise<Rendered>;
  send(rendered: Rendered): Promise<SendOutcome>;
};

/** A channel that only speaks. */
export type OutboundChannel<Outbound, Rendered> = Pick<
  Channel<never, never, never, Outbound, Rendered>,
  'capabilities' | 'render' | 'send'
>;
