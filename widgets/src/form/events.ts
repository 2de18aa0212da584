import type { OpenedTicket, OpenTicketBody } from '@sinia/sdk';

/** Before a form is sent; `preventDefault()` keeps it from being sent. `detail.body` is what would go. */
export class BeforeSubmitEvent extends CustomEvent<{ readonly body: OpenTicketBody }> {
  constructor(body: OpenTicketBody) {
    super('sinia-before-submit', { bubbles: true, composed: true, cancelable: true, detail: { body } });
  }
}

/** A ticket has been opened; `detail` is the server's answer: id, reference, terms, trackingUrl. */
export class TicketCreatedEvent extends CustomEvent<OpenedTicket> {
  constructor(ticket: OpenedTicket) {
    super('sinia-ticket-created', { bubbles: true, composed: true, detail: ticket });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-before-submit': BeforeSubmitEvent;
    'sinia-ticket-created': TicketCreatedEvent;
  }
}
