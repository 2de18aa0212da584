import { NOTIFY_ALL, type NoticeKind, noticeFor, type TicketEvent } from '@sinia/core';
import type { Caller } from '../caller.ts';
import type { Desk, MockTicket } from '../desk.ts';

/** Appends an event to the ticket and to the feed, and sends what it owes to the customer. */
export function recordEvent(desk: Desk, caller: Caller, ticket: MockTicket, event: TicketEvent): void {
  const { holder } = caller.holder;
  ticket.eventCount += 1;
  ticket.updatedAt = desk.now();
  desk.events.push({
    id: String(desk.events.length + 1),
    ticketId: ticket.state.id,
    seq: ticket.eventCount,
    type: event.type,
    actor: { kind: holder, id: caller.key, name: caller.name },
    changes: event.changes as Record<string, { before: unknown; after: unknown }>,
    message: event.message ?? null,
    detail: event.detail ?? {},
    at: desk.now().toISOString(),
  });
  const kind = noticeFor(event, ticket.verified, NOTIFY_ALL);
  if (kind) sendNotice(desk, ticket, kind);
  if (kind === 'resolved' && !ticket.survey) {
    ticket.survey = { answeredAt: null, rating: null };
    sendNotice(desk, ticket, 'survey');
  }
  desk.changed();
}

/** What goes to the customer's own address carries a link. */
export function sendNotice(desk: Desk, ticket: MockTicket, kind: NoticeKind): void {
  const { state } = ticket;
  const { noticeRoute } = state;
  if (!noticeRoute) return;
  const token = desk.link(kind === 'survey' ? 'survey_link' : 'link', state.id);
  desk.notices.push({ kind, to: noticeRoute.address, reference: state.reference, token });
}
