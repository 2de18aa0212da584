import type { Client, OpenedTicket, OpenTicketBody } from '@sinia/sdk';
import type { SendingController } from '../controllers/sending-controller.ts';

/** Nobody reads and fills the form faster; the wait is only ever felt by a program. */
const minimumFillTime = 3_000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Opens the ticket. A proof of work is solved only when the server asks for one, in a module that others never load. The
 * request is made on the client's core: its class of tickets would bring lists and pages that no form needs.
 */
export class TicketSubmission {
  readonly #client: () => Client;
  readonly #sending: SendingController;
  readonly #openedAt = performance.now();

  constructor(client: () => Client, sending: SendingController) {
    this.#client = client;
    this.#sending = sending;
  }

  /** @throws SiniaError of the client, but for a lost connection: it waits for the next */
  async send(body: OpenTicketBody): Promise<OpenedTicket> {
    await wait(Math.max(0, minimumFillTime - (performance.now() - this.#openedAt)));
    const client = this.#client();
    return this.#sending.send(body, async (idempotencyKey) => {
      const post = (whole: OpenTicketBody) =>
        client.request<OpenedTicket>('POST', '/tickets', { body: whole, idempotencyKey });
      try {
        return await post(body);
      } catch (error) {
        if (!String((error as { code?: unknown }).code).startsWith('challenge_')) throw error;
        const { solveChallenge } = await import('./solve-challenge.ts');
        return post({ ...body, challenge: await solveChallenge(client) });
      }
    });
  }
}
