import type { TicketEvent } from '@sinia/contracts';
import type { schema } from '@sinia/database';

export type EventRow = typeof schema.events.$inferSelect;

export function eventView(row: EventRow): TicketEvent {
  const payload = row.payload as Pick<TicketEvent, 'changes' | 'message' | 'detail'>;
  return {
    id: String(row.position),
    ticketId: row.ticketId,
    seq: row.seq,
    type: row.type,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    changes: payload.changes,
    message: payload.message,
    detail: payload.detail,
    at: row.at.toISOString(),
  };
}
