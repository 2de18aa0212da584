import type { Thread } from '../port/desk-port.ts';

/** The keys of the tickets that went into this one: what was written to them is marked in the thread. */
export function mergedKeys({
  ticket,
  events,
}: Pick<Thread, 'ticket' | 'events'>): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { type, detail } of events) {
    if (type === 'ticket.merged' && detail.fromTicketId)
      keys.set(String(detail.fromTicketId), String(detail.fromReference));
  }
  keys.delete(ticket.id);
  return keys;
}
