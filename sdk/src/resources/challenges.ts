import type { Client, Pending, RequestOptions } from '../client.ts';
import type { Challenge } from '../types.ts';

/** Proof of work (ALTCHA) for anonymous callers who open many tickets. */
export class Challenges {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** One to solve within ten minutes; its solution goes into `challenge` of one ticket. */
  create(options?: RequestOptions): Pending<Challenge> {
    return this.#client.request('GET', '/challenges', options);
  }
}
