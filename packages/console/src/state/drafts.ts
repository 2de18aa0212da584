import { signal } from '@preact/signals';
import type { DeskPort, Drafts, Visibility } from '../port/desk-port.ts';

export type DraftState = 'none' | 'typing' | 'saving' | 'saved' | 'failed';

const QUIET_MS = 700;
const EMPTY: Drafts = { public: '', internal: '' };

/** Replies and notes in the making. What is typed stays in this tab until the server has it. */
export class DraftKeeper {
  readonly texts = signal<Readonly<Record<string, Drafts>>>({});
  readonly state = signal<DraftState>('none');
  readonly #port: DeskPort;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #unsaved = new Set<string>();

  constructor(port: DeskPort) {
    this.#port = port;
  }

  text(ticketId: string, visibility: Visibility): string {
    return this.texts.value[ticketId]?.[visibility] ?? '';
  }

  /** Reads the kept drafts of a ticket; what has been typed since wins. */
  async load(ticketId: string): Promise<void> {
    this.state.value = 'none';
    try {
      const kept = await this.#port.drafts(ticketId);
      for (const visibility of ['public', 'internal'] as const) {
        if (!this.#unsaved.has(keyOf(ticketId, visibility)))
          this.#put(ticketId, visibility, kept[visibility]);
      }
    } catch {
      // Without the kept draft one can still write; saving says if the server is away.
    }
  }

  type(ticketId: string, visibility: Visibility, body: string): void {
    const key = keyOf(ticketId, visibility);
    this.#put(ticketId, visibility, body);
    this.#unsaved.add(key);
    this.state.value = 'typing';
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => void this.save(ticketId, visibility), QUIET_MS),
    );
  }

  /** Saves at once: on leaving the field, the ticket or the page. */
  async save(ticketId: string, visibility: Visibility): Promise<void> {
    const key = keyOf(ticketId, visibility);
    clearTimeout(this.#waiting.get(key));
    if (!this.#unsaved.has(key)) return;
    const body = this.text(ticketId, visibility);
    this.state.value = 'saving';
    try {
      await this.#port.saveDraft(ticketId, visibility, body);
      if (this.text(ticketId, visibility) !== body) return;
      this.#unsaved.delete(key);
      this.state.value = body === '' ? 'none' : 'saved';
    } catch {
      this.state.value = 'failed';
    }
  }

  async saveAll(): Promise<void> {
    const pending = [...this.#unsaved].map((key) => key.split('/') as [string, Visibility]);
    await Promise.all(pending.map(([ticketId, visibility]) => this.save(ticketId, visibility)));
  }

  /** The message has left: nothing of it stays. */
  async clear(ticketId: string, visibility: Visibility): Promise<void> {
    this.type(ticketId, visibility, '');
    await this.save(ticketId, visibility);
  }

  #put(ticketId: string, visibility: Visibility, body: string): void {
    const known = this.texts.value[ticketId] ?? EMPTY;
    this.texts.value = { ...this.texts.value, [ticketId]: { ...known, [visibility]: body } };
  }
}

const keyOf = (ticketId: string, visibility: Visibility) => `${ticketId}/${visibility}`;
