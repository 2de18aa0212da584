import { connect, type Granted, ownBearer, renew } from '../panel/connect.ts';

/** A bearer with less than this left is renewed. */
const RENEW_BEFORE_MS = 60_000;

const sessions = new Map<string, StaffSession>();

/** The one sign-in of a page at a desk: whoever has signed in to the panel need not do so again beside it. */
export function staffSessionAt(apiUrl: string): StaffSession {
  const { origin } = new URL(apiUrl, location.href);
  const session = sessions.get(origin) ?? new StaffSession(origin);
  sessions.set(origin, session);
  return session;
}

/** Who is signed in on this page, for as long as an element that needs it is there. */
export class StaffSession extends EventTarget {
  readonly origin: string;
  #granted: Granted | null = null;
  #renewal: Promise<Granted | null> | null = null;
  #renewAt: ReturnType<typeof setTimeout> | undefined;
  readonly #members = new Set<object>();
  readonly #keepers = new Set<object>();

  /** @param origin of the desk */
  constructor(origin: string) {
    super();
    this.origin = origin;
  }

  get granted(): Granted | null {
    return this.#granted;
  }

  /**
   * @param keep whether the bearer outlives the page: in the tab's session storage, for the fifteen minutes that it is
   *   good for, so that a page that is opened anew shows who rings without a click
   */
  join(member: object, keep = false): void {
    this.#members.add(member);
    if (keep) this.#keepers.add(member);
  }

  /** With the last element that needs it the bearer is forgotten here; the tab keeps it where it was asked to. */
  leave(member: object): void {
    this.#members.delete(member);
    this.#keepers.delete(member);
    if (this.#members.size > 0) return;
    clearTimeout(this.#renewAt);
    this.#granted = null;
  }

  /** Signs in without a click, where that is possible: the bearer that was kept, or the session of the desk's own pages. */
  async resume(): Promise<boolean> {
    if (this.#granted) return true;
    const kept = this.#kept();
    const granted = kept && leftOf(kept) > 0 ? kept : this.#atHome ? await ownBearer(this.origin) : null;
    return this.#grant(granted);
  }

  /** Signs in through a window of the desk; call it from a click. False when it was blocked or closed. */
  async signIn(): Promise<boolean> {
    return this.#grant(await connect(this.origin));
  }

  /** A bearer that is good for a while; null once the session behind it has ended. */
  async token(): Promise<Granted | null> {
    if (!this.#granted || leftOf(this.#granted) > RENEW_BEFORE_MS) return this.#granted;
    this.#renewal ??= this.#renew(this.#granted).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Forgets who is signed in. */
  forget(): void {
    this.#grant(null);
  }

  /** Without a connection the next request asks again. */
  readonly #renewInTime = (): void => {
    this.token().catch(() => undefined);
  };

  async #renew({ token }: Granted): Promise<Granted | null> {
    this.#grant((await renew(this.origin, token)) ?? (this.#atHome ? await ownBearer(this.origin) : null));
    return this.#granted;
  }

  #grant(granted: Granted | null): boolean {
    this.#granted = granted;
    this.#keep(granted);
    clearTimeout(this.#renewAt);
    // A page that only listens asks for no token in fifteen minutes.
    if (granted) this.#renewAt = setTimeout(this.#renewInTime, leftOf(granted) - RENEW_BEFORE_MS);
    this.dispatchEvent(new Event('change'));
    return granted !== null;
  }

  #keep(granted: Granted | null): void {
    try {
      if (granted && this.#keepers.size > 0) sessionStorage.setItem(this.#place, JSON.stringify(granted));
      else sessionStorage.removeItem(this.#place);
    } catch {
      // Storage can be blocked: then a page that is opened anew asks for a click.
    }
  }

  #kept(): Granted | null {
    if (this.#keepers.size === 0) return null;
    try {
      return JSON.parse(sessionStorage.getItem(this.#place) ?? 'null') as Granted | null;
    } catch {
      return null;
    }
  }

  get #place(): string {
    return `sinia:staff:${this.origin}`;
  }

  get #atHome(): boolean {
    return this.origin === location.origin;
  }
}

const leftOf = ({ expiresAt }: Granted) => Date.parse(expiresAt) - Date.now();
