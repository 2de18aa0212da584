import { type CallPop, Calls, type Client } from '@sinia/sdk';
import type { ReactiveControllerHost } from 'lit';
import { type Change, changesBetween } from './changes.ts';

const AGAIN_MS = 3_000;

type Listener = {
  /** Everything there is to show has been told anew. */
  readonly onCalls: (changes: readonly Change[]) => void;
  /** The server lets nobody listen any more: 401 where the sign-in is over, 403 where the account takes no calls. */
  readonly onRefused: (status: number) => void;
};

/** One's own calls as the server tells them, for as long as it is open; it holds nothing that a reload would lose. */
export class CallFeed {
  /** Null until the first picture has come. */
  calls: readonly CallPop[] | null = null;
  /** True while the server cannot be reached. */
  lost = false;
  readonly #host: ReactiveControllerHost;
  readonly #listener: Listener;
  #stop: AbortController | undefined;

  constructor(host: ReactiveControllerHost, listener: Listener) {
    this.#host = host;
    this.#listener = listener;
  }

  get open(): boolean {
    return this.#stop !== undefined;
  }

  start(client: Client): void {
    this.close();
    this.#stop = new AbortController();
    addEventListener('offline', this.#offline);
    void this.#follow(client, this.#stop.signal);
  }

  close(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    removeEventListener('offline', this.#offline);
    this.calls = null;
    this.lost = false;
  }

  /** Whether the server was reached, as far as the last request knows. */
  reached(is: boolean): void {
    if (this.lost === !is) return;
    this.lost = !is;
    this.#host.requestUpdate();
  }

  readonly #offline = () => this.reached(false);

  async #follow(client: Client, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const { event, data } of new Calls(client).stream({ signal }))
          if (event === 'calls') this.#take(data.data);
      } catch (error) {
        if (signal.aborted) return;
        const { status } = error as { readonly status?: number };
        if (status === 401 || status === 403) return this.#listener.onRefused(status);
      }
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }

  #take(calls: readonly CallPop[]): void {
    const changes = changesBetween(this.calls, calls);
    this.calls = calls;
    this.lost = false;
    this.#host.requestUpdate();
    this.#listener.onCalls(changes);
  }
}
