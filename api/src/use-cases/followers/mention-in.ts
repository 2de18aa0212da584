import { may, mentionDetail, Refusal } from '@sinia/core';
import type { TicketRow } from '../tickets/ticket-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { addFollowers, readColleagues } from './follower-store.ts';

/**
 * Calls colleagues to a ticket: they follow it, and the event names them.
 * Whoever may not write notes there is refused: the note would tell them of a ticket that is not for them.
 */
export async function mentionIn(work: UnitOfWork, ticket: TicketRow, userIds: readonly string[]) {
  const colleagues = await readColleagues(work.tx);
  const permitted = new Set(
    colleagues.filter(({ holder }) => may(holder, 'ticket.note', ticket)).map(({ id }) => id),
  );
  const wanted = [...new Set(userIds)];
  if (wanted.some((id) => !permitted.has(id))) throw new Refusal('assignee_unknown');
  addFollowers(work, ticket.id, wanted);
  return mentionDetail(wanted);
}
