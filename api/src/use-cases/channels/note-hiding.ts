import { recordOnTicket } from '../deliveries/delivery-store.ts';
import type { MessageRow, TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { writeMessage } from './message-change-store.ts';

/** A comment is hidden or shown: on the message and in the log of its ticket, once however often it is told. */
export function noteHiding(
  work: UnitOfWork,
  live: TicketRow,
  { id: messageId, place }: MessageRow,
  hidden: boolean,
  at: Date,
): void {
  if (!place || (place.hiddenAt !== null) === hidden) return;
  writeMessage(work, messageId, { place: { ...place, hiddenAt: hidden ? at.toISOString() : null } });
  const type = hidden ? 'message.hidden' : 'message.shown';
  recordOnTicket(work, live, { type, changes: {}, detail: { messageId } }, live.trouble);
}
