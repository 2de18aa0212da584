import { signal } from '@preact/signals';
import type { TicketSummary } from '@sinia/contracts';
import { type DeskError, toDeskError } from '../port/desk-error.ts';
import type { Counts, DeskPort, ListRequest, View } from '../port/desk-port.ts';

/** What a text in the search field asks the server for. */
export type Understand = (text: string) => Pick<ListRequest, 'q' | 'filters'>;

/** One view of tickets, page by page, or the results of a search. */
export class TicketList {
  readonly view = signal<View>('unresolved');
  readonly query = signal('');
  readonly rows = signal<readonly TicketSummary[]>([]);
  readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly problem = signal<DeskError | null>(null);
  readonly loadingMore = signal(false);
  readonly moreFailed = signal(false);
  readonly hasMore = signal(false);
  readonly counts = signal<Counts | null>(null);
  /** The row that the keyboard stands on. */
  readonly cursorId = signal<string | null>(null);
  readonly #port: DeskPort;
  readonly #understand: Understand;
  #nextCursor: string | null = null;
  #turn = 0;

  /** @param understand what a text asks for; without it every text is words */
  constructor(port: DeskPort, understand: Understand = (q) => ({ q })) {
    this.#port = port;
    this.#understand = understand;
  }

  async show(view: View, query = ''): Promise<void> {
    this.view.value = view;
    this.query.value = query;
    this.rows.value = [];
    this.state.value = 'loading';
    this.moreFailed.value = false;
    this.cursorId.value = null;
    await this.refresh();
  }

  /** Reads the first page again. Of answers that overtake each other only the last one asked for counts. */
  async refresh(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const page = await this.#port.list(this.#request());
      if (turn !== this.#turn) return;
      this.rows.value = joinPages(page.data, this.rows.value, page.pagination.hasMore);
      if (this.rows.value.length === page.data.length) this.#moveOn(page.pagination.nextCursor);
      this.state.value = 'ready';
      this.problem.value = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.problem.value = toDeskError(thrown);
      if (this.state.value === 'loading') this.state.value = 'failed';
    }
  }

  async more(): Promise<void> {
    if (!this.#nextCursor || this.loadingMore.value) return;
    const turn = this.#turn;
    this.loadingMore.value = true;
    this.moreFailed.value = false;
    try {
      const page = await this.#port.list({ ...this.#request(), cursor: this.#nextCursor });
      if (turn !== this.#turn) return;
      const known = new Set(this.rows.value.map((row) => row.id));
      this.rows.value = [...this.rows.value, ...page.data.filter((row) => !known.has(row.id))];
      this.#moveOn(page.pagination.nextCursor);
    } catch {
      if (turn === this.#turn) this.moreFailed.value = true;
    } finally {
      this.loadingMore.value = false;
    }
  }

  async refreshCounts(): Promise<void> {
    try {
      this.counts.value = await this.#port.counts();
    } catch {
      // Counts are a service, not a duty: the last ones known stay.
    }
  }

  /** Shows a change at once, before the server confirms it. */
  patch(ticketId: string, changes: Partial<TicketSummary>): void {
    this.rows.value = this.rows.value.map((row) => (row.id === ticketId ? { ...row, ...changes } : row));
  }

  /** Takes a ticket off the screen at once; the next reading says whether it is gone. */
  remove(ticketId: string): void {
    const rows = this.rows.value;
    const at = rows.findIndex((row) => row.id === ticketId);
    if (at === -1) return;
    if (this.cursorId.value === ticketId) this.cursorId.value = (rows[at + 1] ?? rows[at - 1])?.id ?? null;
    this.rows.value = rows.filter((row) => row.id !== ticketId);
  }

  /** @param step how many rows down, or up where negative; `±Infinity` for the ends */
  move(step: number): string | null {
    const rows = this.rows.value;
    const at = rows.findIndex((row) => row.id === this.cursorId.value);
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) this.cursorId.value = next.id;
    if (at + step >= rows.length - 5) void this.more();
    return next?.id ?? null;
  }

  #request(): ListRequest {
    const text = this.query.value;
    return { view: this.view.value, ...(text && this.#understand(text)) };
  }

  #moveOn(nextCursor: string | null): void {
    this.#nextCursor = nextCursor;
    this.hasMore.value = nextCursor !== null;
  }
}

/** A fresh first page on top of pages that were read before: those that it does not hold stay below it. */
function joinPages(
  fresh: readonly TicketSummary[],
  known: readonly TicketSummary[],
  hasMore: boolean,
): readonly TicketSummary[] {
  const last = fresh.at(-1);
  if (!hasMore || !last || known.length <= fresh.length) return fresh;
  const freshIds = new Set(fresh.map((row) => row.id));
  const older = known.filter((row) => !freshIds.has(row.id) && row.lastMessage.at < last.lastMessage.at);
  return [...fresh, ...older];
}
