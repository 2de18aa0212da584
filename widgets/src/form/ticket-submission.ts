import type { OpenedTicket, OpenTicketBody, Sinia } from '@sinia/sdk';

/** Nobody reads and fills the form faster; the wait is only ever felt by a program. */
const minimumFillTime = 3_000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Sends a ticket once, however often the button is pressed: the same content keeps its idempotency key, so a lost answer
 * is found again instead of opening a second ticket. A proof of work is solved beforehand for anonymous callers, in a
 * module of its own that others never load.
 */
export class TicketSubmission {
  readonly #client: () => Sinia;
  readonly #anonymous: () => boolean;
  readonly #openedAt = performance.now();
  #sent: { readonly content: string; readonly key: string; readonly body: OpenTicketBody } | undefined;
  #proof: Promise<string | undefined> | undefined;

  constructor(client: () => Sinia, anonymous: () => boolean) {
    this.#client = client;
    this.#anonymous = anonymous;
  }

  /** Starts the proof of work while the person is still typing. */
  prepare(): void {
    if (this.#anonymous()) this.#proof ??= this.#solve();
  }

  forget(): void {
    this.#sent = undefined;
    this.#proof = undefined;
  }

  /** @throws SiniaError of the client */
  async send(content: OpenTicketBody): Promise<OpenedTicket> {
    await wait(Math.max(0, minimumFillTime - (performance.now() - this.#openedAt)));
    this.prepare();
    try {
      return await this.#attempt(content);
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('challenge_')) throw error;
      this.forget();
      this.#proof = this.#solve();
      return this.#attempt(content);
    }
  }

  async #attempt(content: OpenTicketBody): Promise<OpenedTicket> {
    const text = JSON.stringify(content);
    if (this.#sent?.content !== text) {
      const challenge = await this.#proof;
      this.#proof = undefined;
      this.#sent = {
        content: text,
        key: crypto.randomUUID(),
        body: { ...content, ...(challenge && { challenge }) },
      };
    }
    const { body, key } = this.#sent;
    return this.#client().tickets.create(body, { idempotencyKey: key });
  }

  async #solve(): Promise<string | undefined> {
    const { solveChallenge } = await import('./solve-challenge.ts');
    // Without a challenge the request goes out bare, and the server says what it thinks of that.
    return solveChallenge(this.#client()).catch(() => undefined);
  }
}
