import type { Client, Pending, RequestOptions } from '../client.ts';
import { type StreamedEvent, type StreamOptions, streamEvents } from '../event-stream.ts';
import type {
  OwnContractList,
  PublicMessage,
  PublicReplyBody,
  RequestAccessBody,
  RequestedAccess,
  TrackedList,
  TrackedStatus,
  TrackedTicket,
} from '../types.ts';

const at = (reference: string) => `/tracking/${encodeURIComponent(reference)}`;

/** What a customer may know: the status with the key alone, the thread with a link or signed in. */
export class Tracking {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * The status by key alone, without personal data.
   *
   * @param reference the key as a person types it: spaces, dots and hyphens are ignored.
   * @throws BadRequestError `invalid_reference`; NotFoundError.
   */
  status(reference: string, options?: RequestOptions): Pending<TrackedStatus> {
    return this.#client.request('GET', at(reference), options);
  }

  /** Asks for a link to the thread. The answer is the same whether the address matches or not. */
  requestAccess(
    reference: string,
    body: RequestAccessBody,
    options?: RequestOptions,
  ): Pending<RequestedAccess> {
    return this.#client.request('POST', `${at(reference)}/access`, { ...options, body });
  }

  /** The public thread, with a tracking token or a signed-in customer's. */
  ticket(reference: string, options?: RequestOptions): Pending<TrackedTicket> {
    return this.#client.request('GET', `${at(reference)}/ticket`, options);
  }

  /** Answers in the thread. @throws ConflictError `message_on_closed_ticket`. */
  reply(reference: string, body: PublicReplyBody, options?: RequestOptions): Pending<PublicMessage> {
    return this.#client.request('POST', `${at(reference)}/messages`, { ...options, body });
  }

  /** A signed-in customer's own tickets, newest first. */
  list(options?: RequestOptions): Pending<TrackedList> {
    return this.#client.request('GET', '/tracking', options);
  }

  /** The contracts that a signed-in customer may ask about: theirs, and those of the people for whom they act. */
  contracts(options?: RequestOptions): Pending<OwnContractList> {
    return this.#client.request('GET', '/me/contracts', options);
  }

  /** Says `changed`, without content, whenever the thread changed: read it again. */
  events(reference: string, options?: StreamOptions): AsyncGenerator<StreamedEvent<unknown>, void> {
    return streamEvents(this.#client, `${at(reference)}/events`, options);
  }
}
