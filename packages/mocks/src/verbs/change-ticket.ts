import type { ChangeTicketBody, Ticket } from '@sinia/contracts';
import { changeTicket as decide, Refusal } from '@sinia/core';
import type { Caller } from '../caller.ts';
import type { Desk, MockTicket } from '../desk.ts';
import { ticketView } from '../views.ts';
import { recordEvent } from './record-event.ts';

/** Writes fields of a ticket whose version the caller has read. */
export function changeTicket(
  desk: Desk,
  caller: Caller,
  ticket: MockTicket,
  { version, set }: { readonly version: number | undefined; readonly set: ChangeTicketBody },
): Ticket {
  if (version !== ticket.state.version) throw new Refusal('version_stale');
  const { replyChannel: _replyChannel, ...fields } = set;
  const decision = decide(ticket.state, fields, desk.now());
  if (!decision.ok) throw new Refusal(decision.reason);
  ticket.state = decision.ticket;
  if (decision.event) recordEvent(desk, caller, ticket, decision.event);
  return ticketView(ticket);
}
