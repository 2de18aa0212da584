import { type Language, type NoticeRoute, Refusal } from '@sinia/core';
import { type Database, schema, type Transaction } from '@sinia/database';
import { type AnyColumn, desc, eq, type SQL, sql } from 'drizzle-orm';
import { anyOf } from '../deliveries/any-of-store.ts';
import { lockTicket, type TicketRow } from './ticket-store.ts';

const { tickets, messages } = schema;

type Reader = Database | Transaction;

/** `column in (the ticket and all that went into it)`, whatever the chain: one array, so that an index serves. */
export function inFamily(column: AnyColumn, ticketId: string): SQL {
  return sql`${column} = any(array(
    with recursive family(id) as (
      select ${ticketId}::text
      union select merged.id from tickets as merged join family on merged.merged_into_id = family.id)
    select id from family))`;
}

/** The ticket, and the tickets that went into it. */
export function readFamily(reader: Reader, ticketId: string): Promise<TicketRow[]> {
  return reader.select().from(tickets).where(inFamily(tickets.id, ticketId));
}

export interface Merged {
  readonly id: string;
  readonly rootId: string;
  readonly language: Language;
  readonly noticeRoute: NoticeRoute | null;
}

/** The tickets that went into some others, each with the one that it ended in. */
export async function readMerged(reader: Reader, rootIds: readonly string[]): Promise<Merged[]> {
  const rows = await reader.execute<{
    id: string;
    root_id: string;
    language: Language;
    route: NoticeRoute;
  }>(sql`
    with recursive family(id, root_id) as (
      select merged.id, merged.merged_into_id from tickets as merged
      where ${anyOf(sql`merged.merged_into_id`, rootIds)}
      union select merged.id, family.root_id from tickets as merged join family on merged.merged_into_id = family.id)
    select family.id, family.root_id, tickets.language, tickets.notice_route as route
    from family join tickets on tickets.id = family.id`);
  return rows.map(({ id, root_id: rootId, language, route }) => ({
    id,
    rootId,
    language,
    noticeRoute: route,
  }));
}

/** Where work on a ticket goes on: itself, or the last of the chain that it went into. */
export async function rootOf(reader: Reader, ticket: TicketRow): Promise<TicketRow> {
  if (!ticket.mergedIntoId) return ticket;
  const [row] = await reader.execute<{ id: string }>(sql`
    with recursive chain(id, next) as (
      select id, merged_into_id from tickets where id = ${ticket.mergedIntoId}
      union select above.id, above.merged_into_id from tickets as above join chain on above.id = chain.next)
    select id from chain where next is null`);
  const [root] = await reader
    .select()
    .from(tickets)
    .where(eq(tickets.id, row?.id ?? ticket.mergedIntoId));
  if (!root) throw new Refusal('not_found');
  return root;
}

/** The tickets that one went into, the nearest first. */
export async function readAbove(reader: Reader, ticket: TicketRow): Promise<TicketRow[]> {
  const above: TicketRow[] = [];
  for (let next = ticket.mergedIntoId; next; ) {
    const [row] = await reader.select().from(tickets).where(eq(tickets.id, next));
    if (!row) break;
    above.push(row);
    next = row.mergedIntoId;
  }
  return above;
}

/** A ticket that somebody writes to, and the one where that is worked on, locked: they differ after a merge. */
export interface Written {
  readonly to: TicketRow;
  readonly live: TicketRow;
}

/** Follows the chain under lock, so that a message that comes during a merge lands on the right side of it. */
export async function lockWritten(tx: Transaction, ticketId: string): Promise<Written> {
  const [to] = await tx.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!to) throw new Refusal('not_found');
  let live = await lockTicket(tx, (await rootOf(tx, to)).id);
  while (live.mergedIntoId) live = await lockTicket(tx, live.mergedIntoId);
  return { to: live.id === to.id ? live : to, live };
}

/** Both, locked in the order of their ids: two merges the other way round wait for each other, and never for ever. */
export async function lockBoth(
  tx: Transaction,
  oneId: string,
  otherId: string,
): Promise<[TicketRow, TicketRow]> {
  const [first = '', second = ''] = [oneId, otherId].sort();
  const low = await lockTicket(tx, first);
  const high = first === second ? low : await lockTicket(tx, second);
  return low.id === oneId ? [low, high] : [high, low];
}

export type LastMessage = Pick<TicketRow, 'lastMessagePreview' | 'lastMessageAuthor' | 'lastMessageAt'>;

/** What the list shows of a ticket: its newest public message, those of merged tickets among them. */
export async function readLastMessage(
  tx: Transaction,
  ticketId: string,
  preview: (body: string) => string,
): Promise<LastMessage | null> {
  const [row] = await tx
    .select({ body: messages.body, author: messages.author, at: messages.createdAt })
    .from(messages)
    .where(
      sql`${inFamily(messages.ticketId, ticketId)} and ${messages.visibility} = 'public'
        and ${messages.erasedAt} is null`,
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1);
  if (!row) return null;
  return {
    lastMessagePreview: preview(row.body),
    lastMessageAuthor: row.author,
    lastMessageAt: row.at,
  };
}
