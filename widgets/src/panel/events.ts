/** The panel of the desk shows a ticket. */
export class TicketOpenedEvent extends CustomEvent<{ readonly ticketId: string }> {
  constructor(ticketId: string) {
    super('sinia-ticket-opened', { bubbles: true, composed: true, detail: { ticketId } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-ticket-opened': TicketOpenedEvent;
  }
}
