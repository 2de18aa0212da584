import { signal } from '@preact/signals';
import type { AddMessageBody, ChangeTicketBody, Ticket } from '@sinia/contracts';
import { PUBLIC_STATUS } from '@sinia/core';
import { DeskError, toDeskError } from '../port/desk-error.ts';
import type { DeskPort, Named, Thread } from '../port/desk-port.ts';

/** Somebody else saved first: what they changed, and what was about to be changed. */
export interface Conflict {
  readonly ticketId: string;
  readonly by: string | null;
  readonly theirs: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
  readonly mine: ChangeTicketBody;
}

const KEPT_THREADS = 30;

/** The ticket on the screen. Changes show at once; what the server refuses is put back. */
export class OpenTicket {
  readonly id = signal<string | null>(null);
  readonly thread = signal<Thread | null>(null);
  readonly state = signal<'none' | 'loading' | 'ready' | 'failed'>('none');
  readonly problem = signal<DeskError | null>(null);
  readonly conflict = signal<Conflict | null>(null);
  readonly #port: DeskPort;
  readonly #kept = new Map<string, Thread>();

  constructor(port: DeskPort) {
    this.#port = port;
  }

  async open(ticketId: string): Promise<void> {
    this.id.value = ticketId;
    this.conflict.value = null;
    this.problem.value = null;
    const kept = this.#kept.get(ticketId);
    this.thread.value = kept ?? null;
    this.state.value = kept ? 'ready' : 'loading';
    await this.refresh();
  }

  close(): void {
    this.id.value = null;
    this.thread.value = null;
    this.state.value = 'none';
  }

  async refresh(): Promise<void> {
    const ticketId = this.id.value;
    if (!ticketId) return;
    try {
      const thread = await this.#port.read(ticketId);
      this.#keep(thread);
      if (this.id.value !== ticketId) return;
      this.thread.value = thread;
      this.state.value = 'ready';
      this.problem.value = null;
    } catch (thrown) {
      if (this.id.value !== ticketId) return;
      this.problem.value = toDeskError(thrown);
      if (!this.thread.value || this.problem.value.code === 'not_found') this.state.value = 'failed';
    }
  }

  /**
   * Writes fields of the ticket on the screen.
   * @throws DeskError after the screen has been put back; `version_stale` is told as `conflict` instead
   */
  async change(changes: ChangeTicketBody): Promise<boolean> {
    const before = this.thread.value;
    if (!before) return false;
    this.#show(before.ticket.id, { ...before, ticket: withChanges(before.ticket, changes) });
    try {
      const ticket = await this.#port.change(before.ticket.id, before.ticket.version, changes);
      this.#show(ticket.id, { ...(this.#kept.get(ticket.id) ?? before), ticket });
      return true;
    } catch (thrown) {
      this.#show(before.ticket.id, before);
      const problem = toDeskError(thrown);
      if (problem.code !== 'version_stale') throw problem;
      await this.#explain(before, changes);
      return false;
    }
  }

  /** Adds a note; the thread is read again when the server has it. */
  async addNote(note: AddMessageBody, mentions: readonly string[] = []): Promise<void> {
    const ticketId = this.id.value;
    if (!ticketId) throw new DeskError('not_found');
    await this.#port.addNote(ticketId, note, mentions);
    await this.refresh();
  }

  /** Shows at once among the followers; what the server refuses is put back. */
  async follow(me: Named, follow: boolean): Promise<void> {
    const before = this.thread.value;
    if (!before) return;
    const others = before.followers.filter(({ id }) => id !== me.id);
    const followers = follow ? [...others, { id: me.id, name: me.name }] : others;
    this.#show(before.ticket.id, { ...before, followers });
    try {
      await this.#port.followTicket(before.ticket.id, follow);
    } catch (thrown) {
      this.#show(before.ticket.id, before);
      throw thrown;
    }
  }

  async applyMine(): Promise<boolean> {
    const conflict = this.conflict.value;
    this.conflict.value = null;
    return conflict ? this.change(conflict.mine) : false;
  }

  async #explain(before: Thread, mine: ChangeTicketBody): Promise<void> {
    await this.refresh();
    const now = this.#kept.get(before.ticket.id);
    if (this.id.value !== before.ticket.id || !now) return;
    const known = new Set(before.events.map((event) => event.seq));
    const theirs = now.events.filter(
      (event) => !known.has(event.seq) && Object.keys(event.changes).length > 0,
    );
    this.conflict.value = {
      ticketId: before.ticket.id,
      by: theirs.at(-1)?.actor.name ?? null,
      theirs: Object.assign({}, ...theirs.map((event) => event.changes)),
      mine,
    };
  }

  #show(ticketId: string, thread: Thread): void {
    this.#keep(thread);
    if (this.id.value === ticketId) this.thread.value = thread;
  }

  #keep(thread: Thread): void {
    this.#kept.delete(thread.ticket.id);
    this.#kept.set(thread.ticket.id, thread);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT_THREADS && oldest) this.#kept.delete(oldest);
  }
}

/** The ticket as it will be; a first assignment takes it out of `new`, as the server does. */
export function withChanges(ticket: Ticket, changes: ChangeTicketBody): Ticket {
  const defined = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const next: Ticket = { ...ticket, ...defined };
  const started = ticket.status === 'new' && Boolean(changes.assigneeId) && !changes.status;
  const status = started ? 'open' : next.status;
  return { ...next, status, publicStatus: PUBLIC_STATUS[status] };
}
