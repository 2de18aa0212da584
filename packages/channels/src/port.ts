/** What happened to one outgoing message at its provider. `deferred` is tried again, `failed` is not. */
export type SendOutcome =
  | { status: 'sent'; providerId: string | null }
  | { status: 'deferred' | 'failed'; code: string; reason: string };

/** What a channel can carry. Composer, rules and surveys read it; nobody asks for a channel by name. */
export type ChannelCapabilities = {
  inbound: boolean;
  outbound: boolean;
  subject: boolean;
  html: boolean;
  /** Bytes of all attachments of one message, 0 for none. */
  attachmentBytes: number;
  /** Characters of one message, null for no limit of the channel's own. */
  textChars: number | null;
  /** Hours after the customer's last message in which a free answer may be sent, null for any time. */
  answerWindowHours: number | null;
  /** The furthest status that the provider reports. */
  receipts: 'none' | 'sent' | 'delivered' | 'read';
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
