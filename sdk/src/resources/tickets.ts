import type { Client, Pending, RequestOptions } from '../client.ts';
import { type List, list } from '../page.ts';
import type {
  ChangeTicketBody,
  LinkBody,
  Linked,
  ListTicketsQuery,
  Merge,
  MergeBody,
  OpenedTicket,
  OpenTicketBody,
  PageQuery,
  SplitBody,
  Ticket,
  TicketEvent,
  TicketLinks,
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

  /**
   * Merges a ticket into another: its key goes on working and shows the status of the other. Nobody is told anything.
   *
   * @throws ConflictError for a target that is merged, closed or resolved; NotFoundError for one that you may not change.
   */
  merge(id: string, body: MergeBody, options?: RequestOptions): Pending<Merge> {
    return this.#client.request('POST', `${at(id)}/merge`, { ...options, body });
  }

  /** Takes a merged ticket out again, as it was. @throws ConflictError `merge_already_undone`. */
  undoMerge(mergeId: string, options?: RequestOptions): Pending<Merge> {
    return this.#client.request('POST', `/tickets/merges/${encodeURIComponent(mergeId)}/undo`, options);
  }

  /** Makes a customer's message a ticket of its own; to undo it, merge the new one back. */
  split(id: string, body: SplitBody, options?: RequestOptions): Pending<OpenedTicket> {
    return this.#client.request('POST', `${at(id)}/split`, { ...options, body });
  }

  /** The tickets that are linked with one, as far as you may see them. */
  links(id: string, options?: RequestOptions): Pending<TicketLinks> {
    return this.#client.request('GET', `${at(id)}/links`, options);
  }

  /** Links two tickets; a second kind between the same two takes the place of the first. */
  link(id: string, body: LinkBody, options?: RequestOptions): Pending<Linked> {
    return this.#client.request('POST', `${at(id)}/links`, { ...options, body });
  }

  unlink(id: string, ticketId: string, options?: RequestOptions): Pending<Linked> {
    return this.#client.request('DELETE', `${at(id)}/links/${encodeURIComponent(ticketId)}`, options);
  }
}
