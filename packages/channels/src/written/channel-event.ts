/** Who writes, as a provider knows them. Ids are scoped to one account of ours: never joined across accounts. */
export type Correspondent = {
  /** Every id by which the provider knows them, the surest first; there is always one. */
  ids: readonly string[];
  name: string | null;
  /** What people call it: `+34600111222`, `@ana.r`; null where the provider tells none. */
  address: string | null;
  /** What the provider wants to be told again with an answer: a service URL, a tenant. */
  facts?: Readonly<Record<string, string>>;
};

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker';

/** A file that a message names and that has not been fetched. */
export type MediaRef = {
  kind: MediaKind;
  /** The provider's id, where the address must be asked for. */
  id: string | null;
  url: string | null;
  mediaType: string | null;
  fileName: string | null;
};

/** What a message carries beside text and files, as data: the desk has the words for it. */
export type MessageExtra =
  | { kind: 'location'; latitude: number; longitude: number; name: string | null }
  | { kind: 'contact'; name: string; phones: readonly string[] }
  | { kind: 'choice'; title: string }
  | { kind: 'link'; url: string; title: string | null }
  | { kind: 'story'; url: string | null }
  | { kind: 'order'; items: number }
  | { kind: 'encrypted' }
  | { kind: 'unsupported'; what: string };

export type WrittenContent = {
  text: string;
  media: readonly MediaRef[];
  extras: readonly MessageExtra[];
  /** The provider's id of the message that this one expressly answers. */
  replyTo: string | null;
};

/** A post, comment or mention that everybody can read. */
export type PublicPlace = { postId: string; commentId: string; url: string | null };

export type ReceiptStatus = 'sent' | 'delivered' | 'read' | 'failed';

/** What one item of a webhook says. */
export type EventFact =
  | {
      kind: 'message';
      from: Correspondent;
      content: WrittenContent;
      /** Another application holds the conversation: it is read here and answered there. */
      standby: boolean;
      /** Until when we may answer whatever the usual window, ISO; of conversations from an advertisement. */
      openUntil: string | null;
      place: PublicPlace | null;
    }
  | {
      kind: 'echo';
      to: Correspondent;
      content: WrittenContent;
      /** What we sent along, where it is one of ours. */
      correlation: string | null;
      place: PublicPlace | null;
    }
  | { kind: 'edit'; target: string; text: string }
  | { kind: 'deletion'; target: string }
  /** A comment that nobody but its author and the page sees any more, or that is shown again. */
  | { kind: 'hiding'; target: string; hidden: boolean }
  | { kind: 'reaction'; target: string; from: Correspondent; emoji: string | null }
  | {
      kind: 'receipt';
      status: ReceiptStatus;
      /** One message of ours, by the provider's id or by what we sent along. */
      target: string | null;
      correlation: string | null;
      /** Or everything that we sent to somebody until then, ISO. */
      until: { to: string; at: string } | null;
      /** One of our send codes, and what the provider said. */
      failure: { code: string; reason: string } | null;
    }
  | { kind: 'renamed'; from: Correspondent; before: readonly string[] }
  | {
      kind: 'template';
      name: string;
      language: string;
      status: 'approved' | 'rejected' | 'paused' | 'disabled' | 'pending';
      reason: string | null;
    }
  | { kind: 'presence'; who: Correspondent; reachable: boolean }
  /** Another application has taken the conversation, or given it to us. */
  | { kind: 'held'; who: Correspondent; elsewhere: boolean }
  | { kind: 'account'; code: string; reason: string }
  /** Somebody who may not write here did: what they said is not kept, and they are told. */
  | { kind: 'declined'; to: Correspondent; answer: string }
  | { kind: 'ignored'; what: string };

/** One item of a webhook. One that cannot be read is an `ignored` one: it harms no other. */
export type ChannelEvent = EventFact & {
  /** With the account and the kind, what makes a redelivery the same event. */
  id: string;
  /** Whose it is: the phone number, page, profile or bot, as the provider names it. */
  account: string;
  /** What is of one conversation is processed in order. */
  order: string;
  /** When it happened by the provider's clock, ISO. */
  at: string;
};
