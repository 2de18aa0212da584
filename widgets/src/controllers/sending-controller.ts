import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { newKey } from '../dom/new-key.ts';
import { isLost, untilOnline } from '../dom/until-online.ts';
import { DraftController } from './draft-controller.ts';

type Host = ReactiveControllerHost & HTMLElement;

const keepOpen = (event: Event) => event.preventDefault();

/**
 * Sends something once, however often the button is pressed and the connection is lost: the same content keeps its
 * idempotency key, also over a reload, so that a lost answer is found again. Without a connection it waits and goes on by itself.
 */
export class SendingController implements ReactiveController {
  /** True while there is no connection. */
  waiting = false;
  readonly #host: Host;
  readonly #last: DraftController<{ content: string; key: string }>;
  #stop: AbortController | undefined;
  #wake: AbortController | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#last = new DraftController(host, { content: '', key: '' }, 'sending');
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** @throws what `post` throws, but for a lost connection; an `AbortError` after `stop` */
  async send<Result>(body: object, post: (idempotencyKey: string) => Promise<Result>): Promise<Result> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const key = this.#keyOf(JSON.stringify(body));
    if (!navigator.onLine) await this.#connection(signal);
    for (;;) {
      try {
        const result = await post(key);
        this.#last.clear();
        return result;
      } catch (error) {
        if (!isLost(error)) throw error;
      }
      await this.#connection(signal);
    }
  }

  /** Tries again now. */
  goOn(): void {
    this.#wake?.abort();
  }

  /** Sends no further; what has been typed can be changed again. */
  stop(): void {
    this.#stop?.abort();
    this.#wake?.abort();
  }

  /** Stops, and keeps no trace of what was being sent. */
  forget(): void {
    this.stop();
    this.#last.clear();
  }

  async #connection(stopped: AbortSignal): Promise<void> {
    this.#wake = new AbortController();
    this.#show(true);
    addEventListener('beforeunload', keepOpen);
    if (!stopped.aborted) await untilOnline(this.#wake.signal);
    removeEventListener('beforeunload', keepOpen);
    this.#show(false);
    if (stopped.aborted) throw new DOMException('stopped', 'AbortError');
  }

  #show(waiting: boolean): void {
    this.waiting = waiting;
    this.#host.requestUpdate();
  }

  #keyOf(content: string): string {
    if (content !== this.#last.values.content) this.#last.set({ content, key: newKey() });
    return this.#last.values.key;
  }
}
