import { type Client, type OpenedTicket, type OpenTicketBody, Tickets } from '@sinia/sdk';
import { newKey } from '../dom/new-key.ts';

/** Nobody reads and fills the form faster; the wait is only ever felt by a program. */
const minimumFillTime = 3_000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Sends a ticket once, however often the button is pressed: the same content keeps its idempotency key, so a lost answer
 * is found again instead of opening a second ticket. A proof of work is solved only when the server asks for one, in a
 * module that others never load.
 */
export class TicketSubmission {
  readonly #client: () => Client;
  readonly #openedAt = performance.now();
  #content = '';
  #key = '';

  constructor(client: () => Client) {
    this.#client = client;
  }

  /** @throws SiniaError of the client */
  async send(body: OpenTicketBody): Promise<OpenedTicket> {
    await wait(Math.max(0, minimumFillTime - (performance.now() - this.#openedAt)));
    const content = JSON.stringify(body);
    if (content !== this.#content) this.#key = newKey();
    this.#content = content;
    const client = this.#client();
    const tickets = new Tickets(client);
    const options = { idempotencyKey: this.#key };
    try {
      return await tickets.create(body, options);
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('challenge_')) throw error;
      const { solveChallenge } = await import('./solve-challenge.ts');
      return tickets.create({ ...body, challenge: await solveChallenge(client) }, options);
    }
  }

  forget(): void {
    this.#content = '';
  }
}
