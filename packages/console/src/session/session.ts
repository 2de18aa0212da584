import { signal } from '@preact/signals';
import { DeskError } from '../port/desk-error.ts';
import type { Me } from '../port/desk-port.ts';

export interface Granted {
  readonly token: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  readonly staff: Me;
}

/** Asks for a bearer; null when nobody has signed in. */
export type GetToken = () => Promise<Granted | null>;

const RENEW_BEFORE_MS = 60_000;

/** The bearer, in memory only, renewed before it ends. Its signals say who has signed in. */
export class Session {
  readonly me = signal<Me | null>(null);
  readonly state = signal<'starting' | 'in' | 'out' | 'unreachable'>('starting');
  /** Whether somebody had been in before: the words of the sign-in page differ then. */
  readonly ended = signal(false);
  readonly #getToken: GetToken;
  readonly #now: () => number;
  #granted: Granted | null = null;
  #asking: Promise<Granted | null> | null = null;

  constructor(getToken: GetToken, now: () => number = Date.now) {
    this.#getToken = getToken;
    this.#now = now;
  }

  /** Asks who is signed in; on the way in and after each sign-in. */
  async start(): Promise<void> {
    try {
      this.state.value = (await this.#renew()) ? 'in' : 'out';
    } catch {
      this.state.value = 'unreachable';
    }
  }

  /**
   * A bearer that is good for at least a minute.
   *
   * @throws DeskError `credential_expired` when the session has ended; the sign-in page shows then
   */
  async bearer(): Promise<string> {
    const left = this.#granted ? Date.parse(this.#granted.expiresAt) - this.#now() : 0;
    const granted = left > RENEW_BEFORE_MS ? this.#granted : await this.#renew();
    if (granted) return granted.token;
    this.end();
    throw new DeskError('credential_expired');
  }

  /** Forgets a bearer that the server refused. */
  drop(): void {
    this.#granted = null;
  }

  /** @param unasked whether it ended by itself: whoever signed out needs no explanation */
  end({ unasked }: { unasked: boolean } = { unasked: true }): void {
    this.#granted = null;
    this.ended.value = unasked && this.me.value !== null;
    this.me.value = null;
    this.state.value = 'out';
  }

  #renew(): Promise<Granted | null> {
    this.#asking ??= this.#getToken()
      .then((granted) => {
        this.#granted = granted;
        if (granted && this.me.value?.id !== granted.staff.id) this.me.value = granted.staff;
        return granted;
      })
      .finally(() => {
        this.#asking = null;
      });
    return this.#asking;
  }
}
