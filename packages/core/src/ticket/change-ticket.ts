import { sameValue } from './same-value.ts';
import { type StatusRefusal, TRANSITIONS } from './status.ts';
import type {
  Changes,
  MessageAuthor,
  Ticket,
  TicketEvent,
  TicketField,
  TicketFields,
  WantedFields,
} from './ticket.ts';

export type Decision<Reason extends string> =
  | { readonly ok: true; readonly ticket: Ticket; readonly event: TicketEvent | null }
  | { readonly ok: false; readonly reason: Reason };

const FIELDS = [
  'status',
  'priority',
  'assigneeId',
  'groupId',
  'category',
  'legalType',
  'tags',
  'language',
  'customFields',
  'location',
  'contactId',
  'noticeRoute',
] as const satisfies readonly TicketField[];

/**
 * Writes fields of a ticket. A first assignment to a person takes it out of `new`; what changes nothing gives no
 * event and no new version.
 */
export function changeTicket(ticket: Ticket, wanted: WantedFields, now: Date): Decision<StatusRefusal> {
  const firstAssignment =
    Boolean(wanted.assigneeId) && ticket.status === 'new' && wanted.status === undefined;
  const status = wanted.status ?? (firstAssignment ? 'open' : ticket.status);
  const verdict = TRANSITIONS[ticket.status][status];
  if (verdict !== 'allowed') return { ok: false, reason: verdict };
  const { next, changes } = applyFields(ticket, { ...wanted, status }, now);
  if (Object.keys(changes).length === 0) return { ok: true, ticket, event: null };
  return { ok: true, ticket: next, event: { type: 'ticket.changed', changes } };
}

export interface MessageCommand {
  readonly id: string;
  readonly visibility: 'public' | 'internal';
  readonly author: MessageAuthor;
  /** Fields that the author sets in the same action: "send and resolve". */
  readonly set?: WantedFields | undefined;
}

export type MessageRefusal = StatusRefusal | 'message_on_closed_ticket';

/**
 * Adds a message. An agent's first public reply takes the ticket out of `new`; a customer's message brings a waiting
 * or solved ticket back to `open`; a closed ticket takes none but internal notes, because it is followed up by a new one.
 */
export function addMessage(ticket: Ticket, command: MessageCommand, now: Date): Decision<MessageRefusal> {
  const { author, visibility } = command;
  if (ticket.status === 'closed' && visibility === 'public')
    return { ok: false, reason: 'message_on_closed_ticket' };
  const implied = impliedStatus(ticket, author, visibility);
  const status = command.set?.status ?? implied;
  const verdict = TRANSITIONS[ticket.status][status];
  if (verdict !== 'allowed') return { ok: false, reason: verdict };
  const { next, changes } = applyFields(ticket, { ...command.set, status }, now);
  const replied = visibility === 'public' && author !== 'customer' && author !== 'system';
  return {
    ok: true,
    ticket: { ...next, firstRepliedAt: next.firstRepliedAt ?? (replied ? now : null) },
    event: { type: 'message.added', changes, message: { id: command.id, visibility, author } },
  };
}

function impliedStatus(ticket: Ticket, author: MessageAuthor, visibility: 'public' | 'internal') {
  if (visibility === 'internal') return ticket.status;
  if (author === 'customer') return ticket.status === 'new' ? 'new' : 'open';
  return ticket.status === 'new' ? 'open' : ticket.status;
}

function applyFields(ticket: Ticket, wanted: WantedFields, now: Date): { next: Ticket; changes: Changes } {
  const changes: Record<string, { before: unknown; after: unknown }> = {};
  const written: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const after = wanted[field];
    if (after === undefined || sameValue(ticket[field], after)) continue;
    changes[field] = { before: ticket[field], after };
    written[field] = after;
  }
  if (Object.keys(changes).length === 0) return { next: ticket, changes };
  const fields: TicketFields = { ...ticket, ...written };
  const resolved = fields.status === 'solved' || fields.status === 'closed';
  const next: Ticket = {
    ...ticket,
    ...written,
    version: ticket.version + 1,
    startedAt: ticket.startedAt ?? (fields.status === 'new' ? null : now),
    firstAssignedAt: ticket.firstAssignedAt ?? (fields.assigneeId ? now : null),
    solvedAt: resolved ? (ticket.solvedAt ?? now) : null,
    closedAt: fields.status === 'closed' ? (ticket.closedAt ?? now) : null,
  };
  return { next, changes };
}
