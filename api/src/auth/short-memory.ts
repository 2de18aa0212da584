/** How long a withdrawn right may still act: nothing about a caller is remembered for longer. */
export const MEMORY_MS = 5_000;

const MOST_ENTRIES = 5_000;

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

/** Remembers what was read about a caller for a few seconds; callers who ask at once share one query. */
export class ShortMemory<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const now = this.#now().getTime();
    const known = this.#entries.get(key);
    if (known && known.until > now) return known.value;
    if (this.#entries.size >= MOST_ENTRIES) this.#forgetOldest();
    const value = read();
    const entry = { value, until: now + MEMORY_MS };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #forgetOldest(): void {
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
