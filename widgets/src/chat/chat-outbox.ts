import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DraftController } from '../controllers/draft-controller.ts';
import { newKey } from '../dom/new-key.ts';
import { isLost, untilOnline } from '../dom/until-online.ts';

/** What was written and has not arrived. */
export type Unsent = {
  /** The same at every try: however often it is sent, it is one message. */
  readonly key: string;
  readonly body: string;
  readonly attachmentIds: readonly string[];
  /** Of the first message of a conversation. */
  readonly name?: string | undefined;
  readonly email?: string | undefined;
};

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Messages on their way, in the order in which they were written, each until the server has it: they outlive a lost
 * connection and a reload. What is refused stops the queue and says so.
 */
export class ChatOutbox implements ReactiveController {
  /** Why the first one was refused; null while there is nothing wrong. */
  refusal: unknown = null;
  /** True while there is no connection. */
  waiting = false;
  readonly #host: Host;
  readonly #kept: DraftController<{ list: readonly Unsent[] }>;
  readonly #post: (unsent: Unsent) => Promise<void>;
  #running = false;
  #stop = new AbortController();

  constructor(host: Host, post: (unsent: Unsent) => Promise<void>) {
    this.#host = host;
    this.#post = post;
    this.#kept = new DraftController(host, { list: [] }, 'unsent');
    host.addController(this);
  }

  get list(): readonly Unsent[] {
    return this.#kept.values.list;
  }

  hostConnected(): void {
    this.#stop = new AbortController();
    void this.#run();
  }

  hostDisconnected(): void {
    this.#stop.abort();
  }

  add(message: Omit<Unsent, 'key'>): void {
    this.#keep([...this.list, { ...message, key: newKey() }]);
    void this.#run();
  }

  /** Tries the one that was refused again. */
  retry(): void {
    this.refusal = null;
    void this.#run();
  }

  discard(key: string): void {
    this.#keep(this.list.filter((unsent) => unsent.key !== key));
    this.retry();
  }

  clear(): void {
    this.refusal = null;
    this.#kept.clear();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const { signal } = this.#stop;
    for (let [next] = this.list; next && !this.refusal && !signal.aborted; [next] = this.list) {
      const { key } = next;
      try {
        await this.#post(next);
        this.#keep(this.list.filter((unsent) => unsent.key !== key));
      } catch (error) {
        if (isLost(error)) await this.#connection(signal);
        else this.refusal = error;
      }
    }
    this.#running = false;
    this.#host.requestUpdate();
  }

  async #connection(signal: AbortSignal): Promise<void> {
    this.waiting = true;
    this.#host.requestUpdate();
    if (!signal.aborted) await untilOnline(signal);
    this.waiting = false;
  }

  #keep(list: readonly Unsent[]): void {
    if (list.length > 0) this.#kept.set({ list });
    else this.#kept.clear();
  }
}
