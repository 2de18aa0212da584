import type { Client, Pending, RequestOptions } from '../client.ts';
import { type List, list } from '../page.ts';
import type { AddMessageBody, Message, PageQuery } from '../types.ts';

const at = (ticketId: string) => `/tickets/${encodeURIComponent(ticketId)}/messages`;

/** The messages of a ticket: `sinia.tickets.messages`. */
export class Messages {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Replies to the customer (`public`) or leaves a note (`internal`); `set` writes fields in the same action.
   *
   * @throws ConflictError `message_on_closed_ticket`.
   */
  add(ticketId: string, body: AddMessageBody, options?: RequestOptions): Pending<Message> {
    return this.#client.request('POST', at(ticketId), { ...options, body });
  }

  /** Oldest first. */
  list(ticketId: string, query?: PageQuery, options?: RequestOptions): List<Message> {
    return list(this.#client, at(ticketId), query, options);
  }
}
