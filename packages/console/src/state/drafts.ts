import { signal } from '@preact/signals';
import type { DeskPort, Draft, DraftCopies, Drafts, Visibility } from '../port/desk-port.ts';

export type DraftState = 'none' | 'typing' | 'saving' | 'saved' | 'failed';

const QUIET_MS = 700;
const NOTHING: Draft = { body: '', html: null };
const EMPTY: Drafts = { public: NOTHING, internal: NOTHING };

/** Replies and notes in the making. What is typed stays in this tab until the server has it. */
export class DraftKeeper {
  readonly all = signal<Readonly<Record<string, Drafts>>>({});
  readonly state = signal<DraftState>('none');
  /** What was typed last; each key makes another one. */
  readonly typed = signal<{ readonly ticketId: string } | null>(null);
  readonly #port: DeskPort;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #unsaved = new Set<string>();

  constructor(port: DeskPort) {
    this.#port = port;
  }

  /** Whether leaving the page now would lose words: the server would not take them. */
  get atRisk(): boolean {
    return this.state.value === 'failed' && this.#unsaved.size > 0;
  }

  text(ticketId: string, visibility: Visibility): string {
    return this.draft(ticketId, visibility).body;
  }

  draft(ticketId: string, visibility: Visibility): Draft {
    return this.all.value[ticketId]?.[visibility] ?? NOTHING;
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

  /** @param html where the words are formatted */
  type(ticketId: string, visibility: Visibility, body: string, html: string | null = null): void {
    const key = keyOf(ticketId, visibility);
    this.#put(ticketId, visibility, { ...this.draft(ticketId, visibility), body, html });
    this.#unsaved.add(key);
    this.typed.value = body === '' ? null : { ticketId };
    this.#saveSoon(ticketId, visibility);
  }

  /** Who is to get a copy of the reply. */
  setCopies(ticketId: string, copies: DraftCopies): void {
    this.#put(ticketId, 'public', { ...this.draft(ticketId, 'public'), copies });
    this.#unsaved.add(keyOf(ticketId, 'public'));
    this.#saveSoon(ticketId, 'public');
  }

  /** Saves at once: on leaving the field, the ticket or the page. */
  async save(ticketId: string, visibility: Visibility): Promise<void> {
    const key = keyOf(ticketId, visibility);
    clearTimeout(this.#waiting.get(key));
    if (!this.#unsaved.has(key)) return;
    const draft = this.draft(ticketId, visibility);
    this.state.value = 'saving';
    try {
      await this.#port.saveDraft(ticketId, visibility, draft);
      if (this.draft(ticketId, visibility) !== draft) return;
      this.#unsaved.delete(key);
      this.state.value = draft.body === '' ? 'none' : 'saved';
    } catch {
      this.state.value = 'failed';
    }
  }

  async saveAll(): Promise<void> {
    const pending = [...this.#unsaved].map((key) => key.split('/') as [string, Visibility]);
    await Promise.all(pending.map(([ticketId, visibility]) => this.save(ticketId, visibility)));
  }

  /** Takes a message out of the editor, on its way; until it has arrived the server keeps what it has of the draft. */
  takeOut(ticketId: string, visibility: Visibility): void {
    const key = keyOf(ticketId, visibility);
    clearTimeout(this.#waiting.get(key));
    this.#unsaved.delete(key);
    this.#put(ticketId, visibility, NOTHING);
    this.typed.value = null;
    this.state.value = 'none';
  }

  /** The message has left: nothing of it stays. */
  async clear(ticketId: string, visibility: Visibility): Promise<void> {
    this.type(ticketId, visibility, '');
    this.#put(ticketId, visibility, NOTHING);
    await this.save(ticketId, visibility);
  }

  #saveSoon(ticketId: string, visibility: Visibility): void {
    const key = keyOf(ticketId, visibility);
    this.state.value = 'typing';
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => void this.save(ticketId, visibility), QUIET_MS),
    );
  }

  #put(ticketId: string, visibility: Visibility, draft: Draft): void {
    const known = this.all.value[ticketId] ?? EMPTY;
    this.all.value = { ...this.all.value, [ticketId]: { ...known, [visibility]: draft } };
  }
}

const keyOf = (ticketId: string, visibility: Visibility) => `${ticketId}/${visibility}`;
