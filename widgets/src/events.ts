import type { OpenedTicket, OpenTicketBody, PublicMessage, Survey, TrackedStatus } from '@sinia/sdk';

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

/** A survey is shown; `detail` is what it is about and its language. */
export class SurveyLoadedEvent extends CustomEvent<Survey> {
  constructor(survey: Survey) {
    super('sinia-survey-loaded', { bubbles: true, composed: true, detail: survey });
  }
}

/** The survey has been answered, 1 (very badly) to 5 (very well). */
export class SurveyAnsweredEvent extends CustomEvent<{ readonly rating: number }> {
  constructor(rating: number) {
    super('sinia-survey-answered', { bubbles: true, composed: true, detail: { rating } });
  }
}

/** The panel of the desk shows a ticket. */
export class TicketOpenedEvent extends CustomEvent<{ readonly ticketId: string }> {
  constructor(ticketId: string) {
    super('sinia-ticket-opened', { bubbles: true, composed: true, detail: { ticketId } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-before-submit': BeforeSubmitEvent;
    'sinia-ticket-created': TicketCreatedEvent;
    'sinia-ticket-loaded': TicketLoadedEvent;
    'sinia-reply-sent': ReplySentEvent;
    'sinia-survey-loaded': SurveyLoadedEvent;
    'sinia-survey-answered': SurveyAnsweredEvent;
    'sinia-ticket-opened': TicketOpenedEvent;
  }
}
