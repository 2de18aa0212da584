import type { Call, OpenedTicket } from '@sinia/sdk';

/** What a page is told of a call: whose it is stays in the element. */
export type CallNews = {
  /** Ours, `cal_…`. */
  readonly id: string;
  /** The exchange's. */
  readonly callId: string;
  readonly direction: Call['direction'];
  /** E.164; null where it is hidden. */
  readonly from: string | null;
  readonly to: string | null;
  readonly startedAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly ticketId: string | null;
};

export const newsOf = (call: Call): CallNews => {
  const { id, callId, direction, from, to, startedAt, answeredAt, endedAt, ticketId } = call;
  return { id, callId, direction, from, to, startedAt, answeredAt, endedAt, ticketId };
};

export type CallEventName = 'sinia-call-ringing' | 'sinia-call-answered' | 'sinia-call-ended';

/** A call of the agent's telephone rings, was answered, has ended. */
export class CallEvent extends CustomEvent<CallNews> {
  constructor(name: CallEventName, call: Call) {
    super(name, { bubbles: true, composed: true, detail: newsOf(call) });
  }
}

/** The card of a call has been painted; `detail.id` is the call's. */
export class CallShownEvent extends CustomEvent<{ readonly id: string }> {
  constructor(id: string) {
    super('sinia-call-shown', { bubbles: true, composed: true, detail: { id } });
  }
}

/** The agent opened the ticket of a call; `detail` is the server's answer, as in the form's event of this name. */
export class CallTicketEvent extends CustomEvent<OpenedTicket> {
  constructor(ticket: OpenedTicket) {
    super('sinia-ticket-created', { bubbles: true, composed: true, detail: ticket });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sinia-call-ringing': CallEvent;
    'sinia-call-answered': CallEvent;
    'sinia-call-ended': CallEvent;
    'sinia-call-shown': CallShownEvent;
  }
}
