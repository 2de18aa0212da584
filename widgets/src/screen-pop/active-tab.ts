type Taken = { readonly tab: string };

/**
 * Of all tabs of a person one shows calls and acts (Web Locks). The others wait their turn and can take it. On a page
 * without locks (plain http) the tab that came last is the one (BroadcastChannel).
 */
export class ActiveTab {
  /** Null until it is known. */
  active: boolean | null = null;
  readonly #name: string;
  readonly #onChange: () => void;
  readonly #tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #queue: AbortController | undefined;
  #channel: BroadcastChannel | undefined;

  /** @param name the same for all tabs of the person */
  constructor(name: string, onChange: () => void) {
    this.#name = `sinia-screen-pop ${name}`;
    this.#onChange = onChange;
  }

  start(): void {
    if (navigator.locks) this.#hold('if_free');
    else this.#startWithoutLocks();
  }

  stop(): void {
    this.#queue?.abort();
    this.#queue = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    this.active = null;
  }

  /** This tab is the one from now on. */
  takeOver(): void {
    this.#queue?.abort();
    if (navigator.locks) this.#hold('steal');
    else this.#claim();
  }

  #hold(how: 'if_free' | 'in_turn' | 'steal'): void {
    const queue = new AbortController();
    const { signal } = queue;
    this.#queue = queue;
    const released = new Promise<void>((release) => signal.addEventListener('abort', () => release()));
    const options = { if_free: { ifAvailable: true }, in_turn: { signal }, steal: { steal: true } }[how];
    const waitInTurn = () => {
      if (signal.aborted) return;
      this.#is(false);
      this.#hold('in_turn');
    };
    navigator.locks
      .request(this.#name, options, (lock) => {
        if (lock && !signal.aborted) this.#is(true);
        return lock ? released : undefined;
      })
      .then(waitInTurn, (error: DOMException) => {
        // Another tab has taken it; anything else says that locks are not to be had here, as in a frame of some sites.
        if (error.name === 'AbortError') waitInTurn();
        else this.#startWithoutLocks();
      });
  }

  #startWithoutLocks(): void {
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }: MessageEvent<Taken>) => {
      if (data.tab !== this.#tab) this.#is(false);
    };
    this.#claim();
  }

  #claim(): void {
    this.#channel?.postMessage({ tab: this.#tab } satisfies Taken);
    this.#is(true);
  }

  #is(active: boolean): void {
    if (this.active === active) return;
    this.active = active;
    // Apart: what goes wrong there must not let go of the lock.
    queueMicrotask(this.#onChange);
  }
}
