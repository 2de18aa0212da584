import { signal } from '@preact/signals';
import type { TicketSummary } from '@sinia/contracts';
import type { PreferenceStorage } from './preferences.ts';

const KEY = 'sinia.desk.read';
const KEPT = 500;
const FIRST_LOOK_MS = 24 * 3_600_000;

interface Marks {
  /** Older messages count as read: nobody wants a wall of dots on the first day. */
  readonly since: string;
  /** Ticket → when its newest message was seen here. No personal data. */
  readonly seen: Readonly<Record<string, string>>;
}

/** Which tickets hold a customer's message that has not been opened on this machine. */
export class ReadMarks {
  readonly #marks;
  readonly #storage: PreferenceStorage | undefined;

  constructor(now: Date, storage?: PreferenceStorage) {
    this.#storage = storage;
    const since = new Date(now.getTime() - FIRST_LOOK_MS).toISOString();
    this.#marks = signal<Marks>(readMarks(storage) ?? { since, seen: {} });
    this.#keep();
  }

  isUnread(row: Pick<TicketSummary, 'id' | 'lastMessage'>): boolean {
    const { since, seen } = this.#marks.value;
    const { author, at } = row.lastMessage;
    return author === 'customer' && at > (seen[row.id] ?? since);
  }

  see(ticketId: string, at: string): void {
    const { since, seen } = this.#marks.value;
    if (seen[ticketId] && seen[ticketId] >= at) return;
    const { [ticketId]: _, ...others } = seen;
    const newest = [...Object.entries(others), [ticketId, at] as const].slice(-KEPT);
    this.#marks.value = { since, seen: Object.fromEntries(newest) };
    this.#keep();
  }

  #keep(): void {
    this.#storage?.setItem(KEY, JSON.stringify(this.#marks.value));
  }
}

function readMarks(storage: PreferenceStorage | undefined): Marks | null {
  try {
    const stored = JSON.parse(storage?.getItem(KEY) ?? 'null') as Marks | null;
    return typeof stored?.since === 'string' && typeof stored.seen === 'object' ? stored : null;
  } catch {
    return null;
  }
}
