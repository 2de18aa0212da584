import { ContactId, PageQuery, type TimelineEntry, TimelinePage } from '@sinia/contracts';
import { type EventType, reachOf } from '@sinia/core';
import { schema } from '@sinia/database';
import { type AnyColumn, and, desc, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import { holderOf } from '../../auth/actor.ts';
import { insertAudit } from '../audit-store.ts';
import { callScope } from '../calls/call-scope-store.ts';
import type { Context } from '../context.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import { anyOf } from '../deliveries/any-of-store.ts';
import { defineQuery } from '../query.ts';
import { ticketScope } from '../scope.ts';
import { readPerson } from './contact-store.ts';

const { tickets, messages, events, contactEvents, contactNotes, calls } = schema;

const TEXT_LENGTH = 2_000;
/** A message says itself what its event would. */
const SAID_BY_MESSAGES: EventType[] = ['message.added', 'message.imported'];

/** What is read of one kind: older than the place where a page begins, the newest first. */
interface Slice {
  readonly ids: readonly string[];
  readonly before: (at: AnyColumn, id: SQL | AnyColumn) => SQL | undefined;
  readonly limit: number;
}

/**
 * All that passed between a person and us, on whatever channel, newest first; of merged contacts too. Of tickets and
 * calls the caller sees what they may see.
 */
export const contactTimeline = defineQuery({
  name: 'contactTimeline',
  permission: 'contact.read',
  input: PageQuery.extend({ id: ContactId }),
  output: TimelinePage,
  async run(context, { id, limit, cursor }) {
    const person = await readPerson(context.dependencies.db, id);
    await insertAudit(context, `contact.timeline_read ${person.root.id}`, null);
    const [at, last] = cursor ? openCursor(context, cursor) : [];
    const slice: Slice = {
      ids: person.ids,
      before: (time, key) =>
        cursor ? sql`(${time}, ${key}) < (${String(at)}::timestamptz, ${String(last)})` : undefined,
      limit: limit + 1,
    };
    const read = [ticketMessages, ticketEvents, cardEvents, notes, telephoneCalls];
    const found = (await Promise.all(read.map((one) => one(context, slice)))).flat().sort(newestFirst);
    const data = found.slice(0, limit);
    const end = found.length > limit ? data.at(-1) : undefined;
    const nextCursor = end ? sealCursor(context, [end.at, end.id]) : null;
    return { data, pagination: { nextCursor, hasMore: end !== undefined } };
  },
});

function newestFirst(left: TimelineEntry, right: TimelineEntry): number {
  return left.at === right.at ? (left.id < right.id ? 1 : -1) : left.at < right.at ? 1 : -1;
}

const ofTicket = { id: tickets.id, reference: tickets.reference, subject: tickets.subject };

/** The tickets of these contacts that the caller may read; nothing at all without that right. */
function visibleTickets(context: Context, ids: readonly string[]): SQL | undefined {
  if (reachOf(holderOf(context.actor), 'ticket.read') === null) return sql`false`;
  return and(anyOf(tickets.contactId, ids), ticketScope(context, 'ticket.read'));
}

async function ticketMessages(context: Context, { ids, before, limit }: Slice): Promise<TimelineEntry[]> {
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

async function ticketEvents(context: Context, { ids, before, limit }: Slice): Promise<TimelineEntry[]> {
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

async function cardEvents(context: Context, { ids, before, limit }: Slice): Promise<TimelineEntry[]> {
  const key = sql<string>`'ced_' || lpad(${contactEvents.position}::text, 18, '0')`;
  const rows = await context.dependencies.db
    .select({ event: contactEvents, key })
    .from(contactEvents)
    .where(and(anyOf(contactEvents.contactId, ids), before(contactEvents.at, key)))
    .orderBy(desc(contactEvents.at), desc(key))
    .limit(limit);
  return rows.map(({ event, key: id }) => ({
    ...{ id, kind: 'contact', type: event.type, at: event.at.toISOString(), ticket: null, channel: null },
    actor: { kind: event.actorKind, name: event.actorName },
    ...{ visibility: null, text: null, changes: event.changes, detail: shownDetail(context, event.detail) },
  }));
}

/** Which identities came and went is told by their kinds: their values stand on the card, as far as one may see them. */
function shownDetail(_context: Context, detail: Record<string, unknown>): Record<string, unknown> {
  const kinds = (list: unknown) =>
    Array.isArray(list) ? list.map((one: { kind: string }) => one.kind) : undefined;
  const { said: _said, added, removed, ...rest } = detail;
  return {
    ...rest,
    ...(added ? { added: kinds(added) } : {}),
    ...(removed ? { removed: kinds(removed) } : {}),
  };
}

async function notes(context: Context, { ids, before, limit }: Slice): Promise<TimelineEntry[]> {
  const rows = await context.dependencies.db
    .select()
    .from(contactNotes)
    .where(
      and(
        anyOf(contactNotes.contactId, ids),
        isNull(contactNotes.removedAt),
        before(contactNotes.createdAt, contactNotes.id),
      ),
    )
    .orderBy(desc(contactNotes.createdAt), desc(contactNotes.id))
    .limit(limit);
  return rows.map((note) => ({
    ...{
      id: note.id,
      kind: 'note',
      type: 'note',
      at: note.createdAt.toISOString(),
      ticket: null,
      channel: null,
    },
    actor: { kind: 'staff', name: note.authorName },
    ...{ visibility: 'internal', text: note.body.slice(0, TEXT_LENGTH), changes: {}, detail: {} },
  }));
}

async function telephoneCalls(context: Context, { ids, before, limit }: Slice): Promise<TimelineEntry[]> {
  if (reachOf(holderOf(context.actor), 'call.read') === null) return [];
  const rows = await context.dependencies.db
    .select({ call: calls, ticket: ofTicket })
    .from(calls)
    .leftJoin(tickets, eq(tickets.id, calls.ticketId))
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
