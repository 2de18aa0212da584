import type { Channel, ChannelCapabilities, WrittenOutcome } from '../port.ts';
import type { ChannelEvent, Correspondent, MediaRef } from './channel-event.ts';
import type { Endpoints } from './endpoints.ts';

/** A request of a provider, byte for byte; the names of headers in small letters. */
export type Webhook = {
  method: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

export type HttpAnswer = { status: number; contentType: string; body: string };

/** `events`: signed, to be stored before it is answered. `answer`: a handshake. `refused`: nothing of it is kept. */
export type WebhookVerdict =
  | { kind: 'events'; answer: HttpAnswer }
  | { kind: 'answer'; answer: HttpAnswer }
  | { kind: 'refused'; status: 400 | 401 | 403; reason: string };

export const RECEIVED: HttpAnswer = { status: 200, contentType: 'text/plain', body: 'EVENT_RECEIVED' };

/** Sealed at rest; of what can be rotated there are several, all of them accepted. */
export type ChannelSecrets = {
  /** With which the provider signs, newest first. Where there is none, nothing is accepted. */
  signing: readonly string[];
  /** What the provider says back when it is connected. */
  verifyToken: string | null;
  accessToken: string | null;
  refreshToken: string | null;
  clientSecret: string | null;
  /** Of the app itself, where the provider asks for it beside the account's. */
  appToken?: string | null;
};

/** One phone number, page, profile or bot of ours. */
export type WrittenAccount = {
  externalId: string;
  settings: Readonly<Record<string, string>>;
  secrets: ChannelSecrets;
};

/** The outside world of an adapter. */
export type ChannelNet = {
  fetch: typeof globalThis.fetch;
  now: () => Date;
  endpoints: Endpoints;
  /**
   * The token to speak with, renewed where it has run out.
   *
   * @param refused one that the provider has just taken back: another is got, where another is to be had
   */
  token: (refused?: string) => Promise<string>;
};

export type OutgoingFile = {
  fileName: string;
  mediaType: string;
  size: number;
  read: () => Promise<Uint8Array>;
};

export type PublicComment = {
  id: string;
  /** It is no comment: somebody wrote it on our page as a post of its own. */
  isPost: boolean;
  publicly: boolean;
};

/** One of our messages on its way to a customer. */
export type OutgoingWritten = {
  /** The delivery's: the same at every try. */
  id: string;
  to: Pick<Correspondent, 'ids' | 'facts'>;
  text: string;
  files: readonly OutgoingFile[];
  /** An approved text of the provider's register, for when nothing else may be written. */
  template: { name: string; language: string; parameters: readonly string[] } | null;
  /** Typed by a person and past the usual window, as HUMAN_AGENT allows. */
  humanAgent: boolean;
  /** The provider's id of the message that it answers. */
  replyTo: string | null;
  /** The comment, post or mention that it answers: below it, for everybody, or once to its author alone. */
  comment?: PublicComment | null;
};

/** One message of the provider's: what is posted, and the file that is handed over before. */
export type RenderedPart = {
  /** Sent along where the provider gives it back; unique to the part. */
  correlation: string;
  /** Its words, null where it has none. */
  text: string | null;
  body: Readonly<Record<string, unknown>>;
  upload: OutgoingFile | null;
};

/** Where a file is to be fetched from, with what headers, from which hosts alone. */
export type MediaPlace = {
  url: string;
  headers: Readonly<Record<string, string>>;
  mediaType: string | null;
  fileName: string | null;
};

export type RenewedTokens = { accessToken: string; refreshToken: string | null; expiresAt: Date | null };

/** A written channel: the four verbs, and what some providers have besides. */
export type WrittenChannel = Omit<
  Channel<Webhook, WebhookVerdict, readonly ChannelEvent[], OutgoingWritten, readonly RenderedPart[]>,
  'send'
> & {
  capabilities: ChannelCapabilities;
  /** Hands one part over; never rejects. */
  send(part: RenderedPart, message: OutgoingWritten): Promise<WrittenOutcome>;
  /** Hosts that files may be fetched from; subdomains of one that begins with a dot. */
  mediaHosts: readonly string[];
  /** Rejects with what stands in the way where the provider does not tell. */
  locateMedia(ref: MediaRef): Promise<MediaPlace>;
  /** Asks for what no webhook tells; null where there is nothing new since the cursor. */
  poll?(cursor: string | null): Promise<Polled | null>;
  /** Name and address of somebody, where the webhook does not tell them. */
  profile?(who: Pick<Correspondent, 'ids' | 'facts'>): Promise<Profile | null>;
  /**
   * Who they are in the company's directory; null for guests and for anybody outside, without a question to the provider
   * where that is plain. Rejects where the provider does not say.
   */
  colleague?(who: Pick<Correspondent, 'facts'>): Promise<DirectoryMember | null>;
  /** Takes a conversation that another application holds; false where it does not give it up. */
  takeOver?(to: Pick<Correspondent, 'ids' | 'facts'>): Promise<boolean>;
  /** Hides a comment of somebody from everybody else, or shows it again. */
  hide?(commentId: string, hidden: boolean): Promise<WrittenOutcome>;
  /** Asks for nothing but an answer: whether we are let in. */
  check(): Promise<WrittenOutcome>;
  /**
   * Whether the provider tells us of what is written to the account, and sees to it where it does not. `untold`: it
   * cannot be asked. Absent where the provider has no such question.
   *
   * @param callback the address of our door, as the provider was given it
   */
  subscribe?(callback: string): Promise<Subscribed>;
  /** A new token for an old one that runs out; the old refresh token may be good for nothing after. */
  renew?(): Promise<RenewedTokens>;
  /** When: so long before it runs out, or so often while it is good. */
  renewal?: { beforeMs: number } | { everyDays: number };
  /** A token for the asking, by client id and secret: kept in memory while it is good. */
  grant?(): Promise<RenewedTokens>;
};

/** `mended`: it did not tell us, and does so from now on. */
export type Subscribed =
  | { status: 'subscribed' | 'mended' | 'untold' }
  | Exclude<WrittenOutcome, { status: 'sent' }>;

/** An answer that is taken apart like a webhook, and where to go on from. */
export type Polled = { body: Uint8Array; cursor: string };

export type Profile = {
  name: string | null;
  address: string | null;
  email: string | null;
};

/** As an OpenID token of the same directory names them. */
export type DirectoryMember = {
  issuer: string;
  subject: string;
  name: string;
  email: string;
  /** Whether that directory's word on an address is proof; another one's is not. */
  addressProven: boolean;
};
