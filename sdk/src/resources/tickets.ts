import type { Client, Pending, RequestOptions } from '../client.ts';
import { type List, list } from '../page.ts';
import type {
  ChangeTicketBody,
  ListTicketsQuery,
  OpenedTicket,
  OpenTicketBody,
  PageQuery,
  Ticket,
  TicketEvent,
  TicketSummary,
} from '../types.ts';
import { Messages } from './messages.ts';

export interface UpdateTicketOptions extends RequestOptions {
  /** The version that you read: `ticket.version`, or the `ETag` as the response gave it. */
  readonly ifMatch: number | string;
}

const at = (id: string) => `/tickets/${encodeURIComponent(id)}`;

/** Tickets as staff and integrations see them; customers open them here and follow them with `Tracking`. */
export class Tickets {
  readonly #client: Client;
  /** Replies and notes. */
  readonly messages: Messages;

  constructor(client: Client) {
    this.#client = client;
    this.messages = new Messages(client);
  }

  /**
   * Opens a ticket; the customer is told the key (`reference`).
   *
   * @throws BadRequestError with `fieldErrors`; PermissionDeniedError `challenge_required`: solve one and send it along.
   */
  create(body: OpenTicketBody, options?: RequestOptions): Pending<OpenedTicket> {
    return this.#client.request('POST', '/tickets', { ...options, body });
  }

  /**
   * Lists tickets, last changed first: `for await (const ticket of sinia.tickets.list({ status: ['new'] }))`. A search
   * (`q`: words, or a key) gives one page, the newest matches.
   */
  list(query?: ListTicketsQuery, options?: RequestOptions): List<TicketSummary> {
    return list(this.#client, '/tickets', query, options);
  }

  /** @throws NotFoundError also where the caller may not see it. */
  get(id: string, options?: RequestOptions): Pending<Ticket> {
    return this.#client.request('GET', at(id), options);
  }

  /**
   * Writes fields of a ticket.
   *
   * @throws PreconditionFailedError when it changed since you read it; ConflictError when the lifecycle forbids it.
   */
  update(id: string, body: ChangeTicketBody, { ifMatch, ...options }: UpdateTicketOptions): Pending<Ticket> {
    const etag = typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch;
    return this.#client.request('PATCH', at(id), {
      ...options,
      body,
      headers: { ...options.headers, 'If-Match': etag },
    });
  }

  /** The timeline: who did what, when, before and after. */
  events(id: string, query?: PageQuery, options?: RequestOptions): List<TicketEvent> {
    return list(this.#client, `${at(id)}/events`, query, options);
  }
}
