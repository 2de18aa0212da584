import { isWorkedOn } from '../format/is-worked-on.ts';
import type { Desk } from '../state/desk.ts';

export const ticketOf = (desk: Desk) => desk.ticket.thread.value?.ticket;
export const hasTicket = (desk: Desk) => ticketOf(desk) !== undefined;
export const isResolved = (desk: Desk) => ['solved', 'closed'].includes(ticketOf(desk)?.status ?? '');
export const mayWork = (desk: Desk) =>
  desk.mayWrite &&
  hasTicket(desk) &&
  ticketOf(desk)?.status !== 'closed' &&
  ticketOf(desk)?.shelf !== 'merged';
export const mayReply = (desk: Desk) => mayWork(desk) && mayNote(desk);
export const someChosen = (desk: Desk) => desk.mayWrite && desk.selection.size.value > 0;
/** The chosen tickets, or else the open one, stand on that shelf; a view is one shelf. */
export const areOn = (desk: Desk, shelf: 'snoozed' | 'spam') =>
  someChosen(desk) ? desk.list.view.value === shelf : mayWork(desk) && ticketOf(desk)?.shelf === shelf;
export const mayPutAway = (desk: Desk) => (someChosen(desk) || mayWork(desk)) && !areOn(desk, 'spam');
export const mayNote = (desk: Desk) =>
  desk.mayWrite && hasTicket(desk) && isWorkedOn(ticketOf(desk)?.shelf ?? null);
