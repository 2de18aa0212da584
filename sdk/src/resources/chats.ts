import type { Client, Pending, RequestOptions } from '../client.ts';
import { type StreamedEvent, type StreamOptions, streamEvents } from '../event-stream.ts';
import type {
  Chat,
  ChatMailBody,
  ChatNoted,
  ChatSignal,
  ChatStanding,
  OpenChatBody,
  OpenedChat,
  PublicMessage,
  PublicReplyBody,
} from '../types.ts';

const at = (reference: string) => `/tracking/${encodeURIComponent(reference)}`;

/** A live written conversation with a person, as its customer has it. */
export class Chats {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Whether there is somebody to talk to now, and how many wait. */
  look(options?: RequestOptions): Pending<ChatStanding> {
    return this.#client.request('GET', '/chat', options);
  }

  /** Begins with the first message. `token` of the answer is the bearer for all the rest. */
  open(body: OpenChatBody, options?: RequestOptions): Pending<OpenedChat> {
    return this.#client.request('POST', '/chat', { ...options, body });
  }

  /** The thread, who is there, and how it goes on. */
  view(reference: string, options?: RequestOptions): Pending<Chat> {
    return this.#client.request('GET', `${at(reference)}/chat`, options);
  }

  /** Writes in it. @throws ConflictError `message_on_closed_ticket`. */
  write(reference: string, body: PublicReplyBody, options?: RequestOptions): Pending<PublicMessage> {
    return this.#client.request('POST', `${at(reference)}/messages`, { ...options, body });
  }

  /** Says that one is writing; it holds for a few seconds. */
  typing(reference: string, typing: boolean, options?: RequestOptions): Pending<ChatNoted> {
    return this.#client.request('POST', `${at(reference)}/chat/typing`, { ...options, body: { typing } });
  }

  /** Has answers sent by mail from now on. */
  mail(reference: string, body: ChatMailBody, options?: RequestOptions): Pending<ChatNoted> {
    return this.#client.request('POST', `${at(reference)}/chat/mail`, { ...options, body });
  }

  /** Has the conversation sent by mail. @throws ConflictError `transcript_too_early`, `transcript_sent_often`. */
  transcript(reference: string, body: ChatMailBody, options?: RequestOptions): Pending<ChatNoted> {
    return this.#client.request('POST', `${at(reference)}/chat/transcript`, { ...options, body });
  }

  /** Says `changed` whenever the thread changed, without content, and `chat` with who is there and how many wait. */
  events(
    reference: string,
    options?: StreamOptions,
  ): AsyncGenerator<StreamedEvent<ChatSignal | Record<string, never>>, void> {
    return streamEvents(this.#client, `${at(reference)}/events`, options);
  }
}
