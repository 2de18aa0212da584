import type { Client, Pending, RequestOptions } from '../client.ts';
import type { DirectorySearchQuery, DirectorySearchResult } from '../types.ts';

/** The customers of the billing system. */
export class Directory {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Looks for customers: `sinia.directory.search({ phone: '600 111 222' })`; several keys must all fit. What you
   * look for stays out of URLs; each look-up is logged. `degraded` says why the billing system itself did not answer: the data is then the copy's, of `asOf`.
   *
   * @throws BadRequestError without a key, or with one that has nothing in it to look for.
   */
  search(body: DirectorySearchQuery, options?: RequestOptions): Pending<DirectorySearchResult> {
    return this.#client.request('POST', '/directory/search', { ...options, body });
  }
}
