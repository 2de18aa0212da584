import { computed, signal } from '@preact/signals';

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Which tickets of the list are chosen, for work on all of them. */
export class Selection {
  readonly ids = signal<ReadonlySet<string>>(new Set());
  /** Boxes stand in the rows also where there is no pointer that could hover. */
  readonly choosing = signal(false);
  /** How far the work on them is; null where none is under way. */
  readonly progress = signal<Progress | null>(null);
  readonly size = computed(() => this.ids.value.size);
  #anchor: string | null = null;

  has(id: string): boolean {
    return this.ids.value.has(id);
  }

  /** Takes a ticket in or out. */
  toggle(id: string): void {
    const next = new Set(this.ids.value);
    if (!next.delete(id)) next.add(id);
    this.#anchor = id;
    this.ids.value = next;
  }

  /** Takes in everything from the ticket that was chosen last to this one. */
  reach(id: string, order: readonly string[]): void {
    const from = order.indexOf(this.#anchor ?? id);
    const to = order.indexOf(id);
    const [low, high] = from < to ? [from, to] : [to, from];
    const between = order.slice(Math.max(0, low), high + 1);
    this.ids.value = new Set([...this.ids.value, ...between, id]);
    this.#anchor = id;
  }

  set(ids: Iterable<string>): void {
    this.ids.value = new Set(ids);
  }

  clear(): void {
    this.ids.value = new Set();
    this.choosing.value = false;
    this.#anchor = null;
  }
}
