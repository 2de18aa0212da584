import type { Desk } from './desk.ts';
import type { Outgoing } from './held-replies.ts';

/** A reply could not leave: said wherever one is, unless it stands on the screen already. */
export function tellRefused(desk: Desk, refused: readonly Outgoing[]): void {
  const { held } = desk.texts;
  for (const { ticketId } of refused) {
    if (ticketId === desk.ticket.id.value) continue;
    desk.toasts.warn(held.refusedElsewhere, { label: held.open, run: () => void desk.openTicket(ticketId) });
  }
}
