/** The panel of the desk shows a ticket; or the screen-pop asks for one, and whoever shows it cancels the event. */
export class TicketOpenedEvent extends CustomEvent<{ readonly ticketId: string }> {
  constructor(ticketId: string) {
    super('sinia-ticket-opened', { bubbles: true, composed: true, cancelable: true, detail: { ticketId } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-ticket-opened': TicketOpenedEvent;
  }
}
