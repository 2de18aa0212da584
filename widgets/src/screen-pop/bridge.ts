import type { CallEventName, CallNews } from './events.ts';

/** What the pop tells the pages around it. `active` is false in a tab that leaves the calls to another. */
export type Told =
  | { readonly type: 'ready' | 'pong'; readonly active: boolean }
  | { readonly type: CallEventName; readonly call: CallNews }
  | {
      readonly type: 'sinia-ticket-created';
      readonly callId: string;
      readonly ticketId: string;
      readonly reference: string;
    }
  | { readonly type: 'sinia-ticket-opened'; readonly ticketId: string }
  | { readonly type: 'dialled'; readonly number: string }
  | { readonly type: 'refused'; readonly asked: string };

/** What those pages may ask for. */
export type Asked =
  | { readonly type: 'ping' }
  | { readonly type: 'dial'; readonly number: string }
  | { readonly type: 'focus-call'; readonly call: string };

type Listener = (asked: Asked) => void;

const CHANNEL = 'sinia-screen-pop';
const NUMBER = /^\+?[\d\s().;ext=*#-]{1,40}$/i;

/** What came from outside, where it is one of ours; anything else is null. */
export function readAsked(data: unknown): Asked | null {
  if (typeof data !== 'object' || data === null) return null;
  const { to, type, number, call } = data as Record<string, unknown>;
  if (to !== CHANNEL) return null;
  if (type === 'ping') return { type };
  if (type === 'dial' && typeof number === 'string' && NUMBER.test(number)) return { type, number };
  if (type === 'focus-call' && typeof call === 'string' && call.length <= 200) return { type, call };
  return null;
}

/** The origins of an attribute: written out, one by one; a star or half an address is none. */
export function readOrigins(written: string): ReadonlySet<string> {
  const origins = written.split(/[\s,]+/).filter((one) => URL.canParse(one) && new URL(one).origin === one);
  return new Set(origins);
}

/**
 * Speaks with the page that frames this one (`postMessage`, always to a named origin) and with other tabs of this origin
 * (`BroadcastChannel`), as far as their origins are on the list.
 */
export class Bridge {
  readonly #origins: ReadonlySet<string>;
  readonly #listener: Listener;
  readonly #channel: BroadcastChannel | undefined;

  constructor(origins: ReadonlySet<string>, listener: Listener) {
    this.#origins = origins;
    this.#listener = listener;
    if (origins.has(location.origin)) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = this.#hear;
    }
    addEventListener('message', this.#hear);
  }

  close(): void {
    removeEventListener('message', this.#hear);
    this.#channel?.close();
  }

  tell(told: Told): void {
    const message = { from: CHANNEL, ...told };
    this.#channel?.postMessage(message);
    if (window.parent === window) return;
    for (const origin of this.#framedBy()) window.parent.postMessage(message, origin);
  }

  /** The one origin that frames us, where the browser says so and it is listed; else every listed one, of which one fits. */
  #framedBy(): readonly string[] {
    const parent = location.ancestorOrigins?.[0];
    if (parent !== undefined) return this.#origins.has(parent) ? [parent] : [];
    return [...this.#origins];
  }

  readonly #hear = (event: MessageEvent): void => {
    if (!this.#origins.has(event.origin)) return;
    const fromChannel = event.currentTarget === this.#channel;
    if (!fromChannel && (event.source !== window.parent || window.parent === window)) return;
    const asked = readAsked(event.data);
    if (asked) this.#listener(asked);
  };
}
