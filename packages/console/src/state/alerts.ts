import { signal } from '@preact/signals';
import type { Alert, DeskPort } from '../port/desk-port.ts';

/** What one is told and has not read, kept in step by the live stream. */
export class Alerts {
  readonly unread = signal<readonly Alert[]>([]);
  readonly #port: DeskPort;
  #known: ReadonlySet<string> | null = null;

  constructor(port: DeskPort) {
    this.#port = port;
  }

  /**
   * How things stand now.
   * @returns what is new since the last time; nothing the first time, however much is unread
   */
  take(unread: readonly Alert[]): readonly Alert[] {
    const known = this.#known;
    this.#known = new Set([...(known ?? []), ...unread.map(({ id }) => id)]);
    this.unread.value = unread.filter(({ ways }) => ways.includes('desk'));
    return known ? unread.filter(({ id }) => !known.has(id)) : [];
  }

  /** One, those of a ticket, or all: gone from the screen at once. */
  async markRead(which: { readonly id?: string; readonly ticketId?: string } = {}): Promise<void> {
    const before = this.unread.value;
    const meant = (alert: Alert) =>
      (which.id ?? alert.id) === alert.id && (which.ticketId ?? alert.ticketId) === alert.ticketId;
    this.unread.value = before.filter((alert) => !meant(alert));
    try {
      await this.#port.markAlertsRead(which);
    } catch {
      // They stay unread at the server, so they stay so here.
      this.unread.value = before;
    }
  }

  async markTicketRead(ticketId: string): Promise<void> {
    if (this.unread.value.some((alert) => alert.ticketId === ticketId)) await this.markRead({ ticketId });
  }
}
