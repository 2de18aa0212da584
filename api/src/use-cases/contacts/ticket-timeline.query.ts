import type { TimelineEntry } from '@sinia/contracts';
import { type EventType, reachOf } from '@sinia/core';
import { schema } from '@sinia/database';
import { type AnyColumn, and, desc, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import { holderOf } from '../../auth/actor.ts';
import { callScope } from '../calls/call-scope-store.ts';
import type { Context } from '../context.ts';
import { ticketScope } from '../scope.ts';
import { ofContacts } from './of-contact-store.ts';

const { tickets, messages, events, calls } = schema;

export const TEXT_LENGTH = 2_000;
/** A message says itself what its event would. */
const SAID_BY_MESSAGES: EventType[] = ['message.added', 'message.imported'];

/** What is read of one kind: older than the place where a page begins, the newest first. */
export interface TimelineSlice {
  readonly ids: readonly string[];
  readonly before: (at: AnyColumn, id: SQL | AnyColumn) => SQL | undefined;
  readonly limit: number;
}

const ofTicket = { id: tickets.id, reference: tickets.reference, subject: tickets.subject };

/** The tickets that the caller may read; nothing at all without that right. */
function readableTickets(context: Context): SQL | undefined {
  const reach = reachOf(holderOf(context.actor), 'ticket.read');
  return reach === null ? sql`false` : ticketScope(context, 'ticket.read');
}

/** Those of these contacts. */
function visibleTickets(context: Context, ids: readonly string[]): SQL | undefined {
  return and(ofContacts(ids), readableTickets(context));
}

export async function ticketMessages(
  context: Context,
  { ids, before, limit }: TimelineSlice,
): Promise<TimelineEntry[]> {
  const rows = await context.dependencies.db
    .select({ message: messages, ticket: ofTicket })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(visibleTickets(context, ids), before(messages.createdAt, messages.id)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit);
  return rows.map(({ message, ticket }) => ({
    ...{ id: message.id, kind: 'message', type: 'message', at: message.createdAt.toISOString(), ticket },
    actor: { kind: message.author, name: message.authorName },
    channel: message.channel,
    visibility: message.visibility,
    text: message.body.slice(0, TEXT_LENGTH),
    ...{ changes: {}, detail: {} },
  }));
}

export async function ticketEvents(
  context: Context,
  { ids, before, limit }: TimelineSlice,
): Promise<TimelineEntry[]> {
  const key = sql<string>`'evt_' || lpad(${events.position}::text, 18, '0')`;
  const rows = await context.dependencies.db
    .select({ event: events, key, ticket: ofTicket, channel: tickets.channel })
    .from(events)
    .innerJoin(tickets, eq(tickets.id, events.ticketId))
    .where(
      and(visibleTickets(context, ids), notInArray(events.type, SAID_BY_MESSAGES), before(events.at, key)),
    )
    .orderBy(desc(events.at), desc(key))
    .limit(limit);
  return rows.map(({ event, key: id, ticket, channel }) => {
    const payload = event.payload as Pick<TimelineEntry, 'changes' | 'detail'>;
    return {
      ...{ id, kind: 'ticket', type: event.type, at: event.at.toISOString(), ticket, channel },
      actor: { kind: event.actorKind, name: event.actorName },
      ...{ visibility: null, text: null, changes: payload.changes, detail: payload.detail },
    };
  });
}

/** Calls; the ticket of one only where the caller may read that too. */
export async function telephoneCalls(
  context: Context,
  { ids, before, limit }: TimelineSlice,
): Promise<TimelineEntry[]> {
  if (reachOf(holderOf(context.actor), 'call.read') === null) return [];
  const rows = await context.dependencies.db
    .select({ call: calls, ticket: ofTicket })
    .from(calls)
    .leftJoin(tickets, and(eq(tickets.id, calls.ticketId), readableTickets(context)))
    .where(
      and(
        inArray(calls.contactId, [...ids]),
        isNull(calls.mergedIntoId),
        callScope(context, 'call.read'),
        before(calls.startedAt, calls.id),
      ),
    )
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(limit);
  return rows.map(({ call, ticket }) => ({
    ...{ id: call.id, kind: 'call', type: `call.${call.direction}`, at: call.startedAt.toISOString() },
    ticket: ticket?.id ? ticket : null,
    actor: { kind: call.direction === 'inbound' ? 'customer' : 'staff', name: '' },
    ...{ channel: 'phone', visibility: null, text: null, changes: {} },
    detail: { outcome: call.outcome, talkSeconds: call.talkSeconds, agentId: call.agentId },
  }));
}
