import type { DeliveryRow } from '../tickets/message-view.ts';

/**
 * The ticket whose key, link and language a delivery carries: its own, or one that went into it and is another
 * person's, who must not learn anything of the rest.
 */
export function toldTicketId({ ticketId, data }: Pick<DeliveryRow, 'ticketId' | 'data'>): string {
  return typeof data.toldTicketId === 'string' ? data.toldTicketId : ticketId;
}
