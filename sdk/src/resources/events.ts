import type { Client, RequestOptions } from '../client.ts';
import { type StreamedEvent, type StreamOptions, streamEvents } from '../event-stream.ts';
import { type List, list } from '../page.ts';
import type { PageQuery, TicketEvent } from '../types.ts';

/** The feed of all events that the caller may see, in order. */
export class Events {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Replays the feed. Keep the last page's `nextCursor` to go on later. */
  list(query?: PageQuery, options?: RequestOptions): List<TicketEvent> {
    return list(this.#client, '/events', query, options);
  }

  /** Follows the feed live, from now on or after `lastEventId`; reconnects and resumes by itself. */
  stream(options?: StreamOptions): AsyncGenerator<StreamedEvent<TicketEvent>, void> {
    return streamEvents(this.#client, '/events', options);
  }
}
