import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * What a person has typed, kept in this tab's session storage until it has been sent: it survives a failed request,
 * a reload and a crash, never reaches the URL, and is gone with the tab.
 */
export class DraftController<Values extends object> implements ReactiveController {
  values: Values;
  /** True when the values come from an earlier visit to the page. */
  restored = false;
  readonly #host: Host;
  readonly #blank: Values;
  readonly #name: string;

  /** @param name tells several of one element apart */
  constructor(host: Host, blank: Values, name = '') {
    this.#host = host;
    this.#blank = blank;
    this.#name = name;
    this.values = blank;
    host.addController(this);
  }

  hostConnected(): void {
    try {
      const kept = sessionStorage.getItem(this.#key);
      if (!kept) return;
      this.values = { ...this.#blank, ...JSON.parse(kept) };
      this.restored = Object.values(this.values).some(Boolean);
    } catch {
      // Storage can be blocked or hold nonsense; then there is simply no draft.
    }
  }

  set(change: Partial<Values>): void {
    this.values = { ...this.values, ...change };
    this.#host.requestUpdate();
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.values));
    } catch {
      // Full or blocked: the values live on in memory.
    }
  }

  clear(): void {
    this.values = this.#blank;
    this.restored = false;
    this.#host.requestUpdate();
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // Blocked storage holds nothing to remove.
    }
  }

  /** Page, element, and its id or its place among its like. */
  get #key(): string {
    const { localName, id } = this.#host;
    const place = id || [...document.querySelectorAll(localName)].indexOf(this.#host);
    return `sinia:${localName}:${place}:${location.pathname}${this.#name && `:${this.#name}`}`;
  }
}
