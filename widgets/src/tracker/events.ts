import type { PublicMessage, TrackedStatus } from '@sinia/sdk';

/** The tracker shows a ticket; `detail` is its public status (with subject and messages where a link was used). */
export class TicketLoadedEvent extends CustomEvent<TrackedStatus> {
  constructor(ticket: TrackedStatus) {
    super('sinia-ticket-loaded', { bubbles: true, composed: true, detail: ticket });
  }
}

/** The customer has written on their ticket. */
export class ReplySentEvent extends CustomEvent<{
  readonly reference: string;
  readonly message: PublicMessage;
}> {
  constructor(reference: string, message: PublicMessage) {
    super('sinia-reply-sent', { bubbles: true, composed: true, detail: { reference, message } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-ticket-loaded': TicketLoadedEvent;
    'sinia-reply-sent': ReplySentEvent;
  }
}
